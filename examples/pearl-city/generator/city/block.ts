import type { PeopleTools } from '../people/make-household.ts';
import type { Person } from '../people/person.ts';
import { Random } from '../random.ts';
import { showcaseIds } from '../showcase.ts';
import { blockSize } from './block-size.ts';
import { type Enterprise, makeEnterprise } from './enterprise.ts';
import { findAdults, makePeople, type People } from './make-people.ts';
import { makeSites } from './make-sites.ts';
import { makeVehicles } from './make-vehicles.ts';
import type { Site } from './site.ts';
import type { Vehicle } from './vehicle.ts';

/** A hundredth of the city: whoever refers to someone finds him in the same block. */
export interface Block extends People {
  seed: string;
  number: number;
  enterprises: Enterprise[];
  vehicles: Vehicle[];
  sites: Site[];
  /** The police's camera number by site, known once the camera register of the block is written. */
  cameraCodes: Map<string, string>;
}

const carrierCount = 3;

function makeEnterprises(
  seed: string,
  block: number,
  people: { tools: PeopleTools; adults: Person[] },
): Enterprise[] {
  return Array.from({ length: blockSize.enterprises }, (_, index) => {
    const random = new Random(seed, 'enterprise', block, index);
    return makeEnterprise(random, {
      number: block * blockSize.enterprises + index,
      addresses: people.tools.addresses,
      adults: people.adults,
      isTransport: index < carrierCount,
      // The third carrier of every second block has lost its licence and kept its vehicles.
      status: index >= carrierCount ? undefined : index === 2 && block % 2 === 0 ? 'revoked' : 'in-business',
    });
  });
}

/** Six of ten people of working age are employed by an enterprise of their block. */
function employ(random: Random, persons: readonly Person[], enterprises: readonly Enterprise[]): void {
  for (const person of persons) {
    if (random.chance(0.6)) person.employer = random.pick(enterprises);
  }
}

/** The showcase man represents the first firm after the carriers and owns the first private vehicle. */
function furnishShowcase(block: Block): void {
  const man = block.persons.find((person) => person.residentId === showcaseIds.citizen);
  const representative = block.persons.find((person) => person.residentId === showcaseIds.representative);
  const [firm, secondFirm] = block.enterprises.slice(carrierCount);
  const vehicle = block.vehicles[blockSize.operatingVehicles];
  if (!man || !representative || !firm || !secondFirm || !vehicle)
    throw new Error('block 0 lacks its showcase');
  Object.assign(firm, { representative: man, status: 'in-business' });
  Object.assign(secondFirm, { representative, formerRepresentative: man, status: 'revoked' });
  Object.assign(vehicle, { owner: { person: man }, status: 'normal', lostPlate: false });
  man.employer = firm;
}

export function makeBlock(seed: string, number: number, tools: PeopleTools): Block {
  const people = makePeople(seed, number, tools);
  const adults = findAdults(people.persons);
  const enterprises = makeEnterprises(seed, number, { tools, adults });
  employ(new Random(seed, 'jobs', number), adults, enterprises);
  const vehicles = makeVehicles(seed, number, {
    adults,
    enterprises,
    carriers: enterprises.slice(0, carrierCount),
    accounts: tools.accounts,
  });
  const block: Block = {
    ...people,
    seed,
    number,
    enterprises,
    vehicles,
    sites: makeSites(seed, number, tools.addresses),
    cameraCodes: new Map(),
  };
  if (number === 0) furnishShowcase(block);
  return block;
}
