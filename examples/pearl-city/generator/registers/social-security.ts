import type { Clerk } from '../errors/clerk.ts';
import { toAge, toDashed, today, toInstant, toOfficeSecond } from '../calendar.ts';
import { rates } from '../error-rates.ts';
import { observeEnterpriseIdentity } from '../errors/observe-enterprise.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { showcaseIds } from '../showcase.ts';
import { withDoubles } from './doubled.ts';
import { type Entry, numbered, type Register } from './entry.ts';

function drawInsuredStatus(random: Random, person: Person): string {
  if (person.death !== undefined || toAge(person.birth) >= 60) return 'ENDED';
  if (person.isShowcase) return 'ACTIVE';
  return random.pick(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'PAUSED', 'ENDED']);
}

function toInsured(clerk: Clerk, person: Person): Entry {
  const { random } = clerk;
  const seen = observePerson(clerk, person);
  const employer = person.employer ? observeEnterpriseIdentity(clerk, person.employer) : undefined;
  const row = {
    fullName: seen.name,
    idCard: seen.residentId ?? null,
    gender: seen.sex === 'male' ? 'M' : 'F',
    birthday: toDashed(seen.birth),
    mobile: seen.telephone ?? null,
    address: seen.address,
    employerName: employer?.name ?? null,
    employerCreditCode: employer?.creditCode ?? null,
    insuredStatus: drawInsuredStatus(random, person),
    updatedAt: toInstant(seen.updated),
  };
  const members: Entry['members'] = [{ role: '', entity: 'person', truth: person.id }];
  return { row, errors: [...seen.errors, ...(employer?.errors ?? [])], members, isPinned: person.isShowcase };
}

/** Six of ten adults: most of working age, and a few who have retired. */
function isInsured(random: Random, person: Person): boolean {
  const age = toAge(person.birth);
  if (person.isShowcase) return age >= 18 && age < 60;
  return age >= 18 && random.chance(age < 60 ? 0.8 : 0.15);
}

export const insured: Register = {
  dataset: 'social-security.insured',
  keyField: 'personNo',
  toKey: numbered('SI', 9),
  entries: (block, clerk) => {
    const { random } = clerk;
    const people = block.persons.filter((person) => isInsured(random, person));
    return withDoubles(clerk, people, (person) => toInsured(clerk, person));
  },
  spoil: (row, random) => {
    if (random.chance(0.5)) row.birthday = '1990-13-45';
    else row.fullName = '';
  },
};

/** Marks the dead who are still paid, before civil affairs and social security write their rows. */
export function markPaidAfterDeath(clerk: Clerk, persons: readonly Person[]): void {
  for (const person of persons.filter(isOfPensionAge)) {
    const errs = clerk.errs('pension-after-death', rates.statusContradiction, person.death !== undefined);
    person.isPaidAfterDeath = errs || person.residentId === showcaseIds.pensioner;
  }
}

function isOfPensionAge(person: Person): boolean {
  return toAge(person.birth, person.death) >= 61;
}

function toPension(clerk: Clerk, person: Person): Entry {
  const { random } = clerk;
  const seen = observePerson(clerk, person);
  const isPaid = person.death === undefined || person.isPaidAfterDeath === true;
  const lastPaid = isPaid ? today - 20 : (person.death ?? today);
  const touched = isPaid ? seen.updated : toOfficeSecond(Math.min(lastPaid + 20, today), random.next());
  const row = {
    fullName: seen.name,
    idCard: seen.residentId ?? null,
    gender: seen.sex === 'male' ? 'M' : 'F',
    birthday: toDashed(seen.birth),
    monthlyAmount: Math.round(random.around(2900, 900)),
    lastPaidMonth: toDashed(lastPaid).slice(0, 7),
    status: isPaid ? 'PAYING' : 'STOPPED',
    updatedAt: toInstant(touched),
  };
  const errors = seen.errors.filter(
    (error) => !error.startsWith('telephone') && !error.startsWith('address'),
  );
  return {
    row,
    errors,
    members: [{ role: '', entity: 'person', truth: person.id }],
    contradictions: person.isPaidAfterDeath
      ? [{ kind: 'pension-after-death', entity: person.id }]
      : undefined,
    isPinned: person.isShowcase === true || person.isPaidAfterDeath,
  };
}

function hasPension(random: Random, person: Person): boolean {
  if (!isOfPensionAge(person)) return false;
  return person.isPaidAfterDeath === true || random.chance(0.97);
}

export const pensions: Register = {
  dataset: 'social-security.pensions',
  keyField: 'pensionNo',
  toKey: numbered('YL', 9),
  entries: (block, clerk) => {
    const { random } = clerk;
    const people = block.persons.filter((person) => hasPension(random, person));
    return withDoubles(clerk, people, (person) => toPension(clerk, person));
  },
  spoil: (row, random) => {
    if (random.chance(0.5)) row.birthday = '1950-02-30';
    else row.fullName = '';
  },
};
