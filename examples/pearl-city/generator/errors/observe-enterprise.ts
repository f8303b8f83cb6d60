import type { Enterprise } from '../city/enterprise.ts';
import { rates } from '../error-rates.ts';
import type { Person } from '../people/person.ts';
import type { Clerk } from './clerk.ts';
import { respellEnterpriseName } from './disturb-enterprise-name.ts';
import {
  drawUpdated,
  observeAddress,
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
export function observeEnterpriseIdentity(clerk: Clerk, enterprise: Enterprise): EnterpriseIdentity {
  if (enterprise.representative.isShowcase)
    return { name: enterprise.name, creditCode: enterprise.creditCode, errors: [] };
  const misses = clerk.errs('credit-code-missing', rates.creditCodeMissing);
  const isOld = clerk.errs('old-company-name', rates.oldCompanyName);
  const isRespelled = clerk.errs('legal-form', rates.legalFormSpelledDifferently);
  const name = isOld ? enterprise.formerName : enterprise.name;
  const errors = [misses && 'credit-code-missing', isOld && 'old-company-name', isRespelled && 'legal-form'];
  return {
    name: isRespelled ? respellEnterpriseName(clerk.random, name) : name,
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

function observeRepresentative(clerk: Clerk, enterprise: Enterprise) {
  const { representative, formerRepresentative } = enterprise;
  if (representative.isShowcase)
    return { name: representative.name, residentId: representative.residentId, errors: [] };
  const isOld = clerk.errs(
    'old-representative',
    rates.oldRepresentative,
    formerRepresentative !== representative,
  );
  const person: Person = isOld ? formerRepresentative : representative;
  const name = observeName(clerk, person.name);
  const residentId = observeResidentId(clerk, person.residentId);
  const errors = [isOld ? 'old-representative' : undefined, name.error, residentId.error];
  return {
    name: name.value,
    residentId: residentId.value,
    errors: errors.filter((error) => error !== undefined),
  };
}

/** A whole enterprise as one register's clerk wrote it down. */
export function observeEnterprise(clerk: Clerk, enterprise: Enterprise): EnterpriseObservation {
  const { random } = clerk;
  const identity = observeEnterpriseIdentity(clerk, enterprise);
  const representative = observeRepresentative(clerk, enterprise);
  const telephone = observeTelephone(clerk, enterprise);
  const address = observeAddress(clerk, enterprise);
  const mayDiffer = enterprise.capital > 0 && enterprise.representative.isShowcase !== true;
  const differs = clerk.errs('capital', rates.capitalDiffers, mayDiffer);
  const isStale = telephone.error === 'telephone-old' || address.errors.includes('address-old');
  const errors = [telephone.error, differs && 'capital'].filter((error) => typeof error === 'string');
  return {
    ...identity,
    representative: representative.name,
    representativeId: representative.residentId,
    address: address.value,
    telephone: telephone.value,
    capital: differs ? enterprise.capital * random.pick([0.5, 2, 10]) : enterprise.capital,
    updated: drawUpdated(random, enterprise.movedOn, isStale),
    errors: [...identity.errors, ...representative.errors, ...address.errors, ...errors],
  };
}
