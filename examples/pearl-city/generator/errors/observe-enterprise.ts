import { toDay } from '../calendar.ts';
import type { Enterprise } from '../city/enterprise.ts';
import { plantedShare, rates } from '../error-rates.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { respellEnterpriseName } from './disturb-enterprise-name.ts';
import {
  drawUpdated,
  observeAddress,
  observedBy,
  observeName,
  observeResidentId,
  observeTelephone,
} from './observe-person.ts';

export interface EnterpriseIdentity {
  name: string;
  creditCode?: string;
  errors: string[];
}

/** Name and code of an enterprise as someone else's register has them. */
export function observeEnterpriseIdentity(random: Random, enterprise: Enterprise): EnterpriseIdentity {
  const misses = random.chance(plantedShare(rates.creditCodeMissing));
  const isOld = random.chance(plantedShare(rates.oldCompanyName));
  const isRespelled = random.chance(plantedShare(rates.legalFormSpelledDifferently));
  if (enterprise.representative.isShowcase)
    return { name: enterprise.name, creditCode: enterprise.creditCode, errors: [] };
  const name = isOld ? enterprise.formerName : enterprise.name;
  const errors = [misses && 'credit-code-missing', isOld && 'old-company-name', isRespelled && 'legal-form'];
  return {
    name: isRespelled ? respellEnterpriseName(random, name) : name,
    creditCode: misses ? undefined : enterprise.creditCode,
    errors: errors.filter((error) => error !== false),
  };
}

export interface EnterpriseObservation extends EnterpriseIdentity {
  representative: string;
  representativeId?: string;
  address: string;
  telephone?: string;
  capital: number;
  updated: number;
}

function observeRepresentative(random: Random, enterprise: Enterprise, department: string) {
  const isOld =
    random.chance(plantedShare(rates.oldRepresentative)) &&
    enterprise.formerRepresentative !== enterprise.representative;
  const person: Person = isOld ? enterprise.formerRepresentative : enterprise.representative;
  if (person.isShowcase)
    return { name: person.name, residentId: person.residentId, errors: isOld ? ['old-representative'] : [] };
  const name = observeName(random, person.name);
  const residentId = observeResidentId(random, person.residentId, observedBy(department));
  const errors = [isOld ? 'old-representative' : undefined, name.error, residentId.error];
  return {
    name: name.value,
    residentId: residentId.value,
    errors: errors.filter((error) => error !== undefined),
  };
}

/** A whole enterprise as one register's clerk wrote it down. */
export function observeEnterprise(
  random: Random,
  enterprise: Enterprise,
  department: string,
): EnterpriseObservation {
  const identity = observeEnterpriseIdentity(random, enterprise);
  const isPinned = enterprise.representative.isShowcase === true;
  const representative = observeRepresentative(
    random,
    isPinned ? { ...enterprise, formerRepresentative: enterprise.representative } : enterprise,
    department,
  );
  const telephone = observeTelephone(random, enterprise);
  const address = observeAddress(random, enterprise);
  const differs = enterprise.capital > 0 && !isPinned && random.chance(plantedShare(rates.capitalDiffers));
  const isStale = telephone.error === 'telephone-old' || address.errors.includes('address-old');
  const since = Math.max(enterprise.movedOn, toDay(2015, 1, 1));
  return {
    ...identity,
    representative: representative.name,
    representativeId: representative.residentId,
    address: address.value,
    telephone: telephone.value,
    capital: differs ? enterprise.capital * random.pick([0.5, 2, 10]) : enterprise.capital,
    updated: drawUpdated(random, since, isStale),
    errors: [
      ...identity.errors,
      ...representative.errors,
      ...address.errors,
      telephone.error,
      differs && 'capital',
    ].filter((error) => typeof error === 'string'),
  };
}
