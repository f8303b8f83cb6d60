import { formatAddress } from '../address.ts';
import { toDashed } from '../calendar.ts';
import type { Block } from '../city/block.ts';
import type { Enterprise } from '../city/enterprise.ts';
import type { Site } from '../city/site.ts';
import type { Vehicle } from '../city/vehicle.ts';
import type { Household, Person } from '../people/person.ts';
import { toHomeId } from '../registers/water-accounts.ts';

/** One line of truth/entities.jsonl: the id that members refer to, and the values that are right today. */
export interface TrueEntity {
  id: string;
  entity: string;
  values: Record<string, unknown>;
}

function toPerson(person: Person): TrueEntity {
  const values = {
    name: person.name,
    residentId: person.residentId,
    sex: person.sex,
    birthDate: toDashed(person.birth),
    deathDate: person.death === undefined ? undefined : toDashed(person.death),
    maritalStatus: person.maritalStatus,
    ethnicity: person.ethnicity,
    address: formatAddress(person.household.address),
    formerAddress: formatAddress(person.household.formerAddress),
    telephone: person.telephone,
    formerTelephone: person.formerTelephone,
    household: person.household.number,
    employer: person.employer?.id,
  };
  return { id: person.id, entity: 'person', values };
}

function toEnterprise(enterprise: Enterprise): TrueEntity {
  const { id, name, formerName, creditCode, kind, capital, status, industry, telephone, formerTelephone } =
    enterprise;
  const values = {
    name,
    formerName,
    creditCode,
    kind,
    capital,
    status,
    industry,
    telephone,
    formerTelephone,
    representative: enterprise.representative.id,
    established: toDashed(enterprise.established),
    address: formatAddress(enterprise.address),
    formerAddress: formatAddress(enterprise.formerAddress),
  };
  return { id, entity: 'enterprise', values };
}

function toVehicle(vehicle: Vehicle): TrueEntity {
  const { id, plate, lostPlate, vin, brand, status, plateKind, operation } = vehicle;
  const owner = 'person' in vehicle.owner ? vehicle.owner.person.id : vehicle.owner.enterprise.id;
  const values = {
    // A plate that has been handed on is no longer this vehicle's.
    plate: lostPlate ? undefined : plate,
    formerPlate: lostPlate ? plate : undefined,
    vin,
    brand,
    status,
    plateKind,
    owner,
    operator: operation?.enterprise.id,
    operationStatus: operation?.state,
    registeredOn: toDashed(vehicle.registeredOn),
  };
  return { id, entity: 'vehicle', values };
}

function toSite(site: Site): TrueEntity {
  const { id, address, longitude, latitude, name } = site;
  return { id, entity: 'place', values: { address: formatAddress(address), name, longitude, latitude } };
}

function toHome(household: Household): TrueEntity {
  return { id: toHomeId(household), entity: 'place', values: { address: formatAddress(household.address) } };
}

/** Everyone and everything of a block as it truly is. */
export function toTrueEntities(block: Block): TrueEntity[] {
  return [
    ...block.persons.map(toPerson),
    ...block.enterprises.map(toEnterprise),
    ...block.vehicles.map(toVehicle),
    ...block.sites.map(toSite),
    ...block.households.map(toHome),
  ];
}
