import { toAge, toCompact, toDashed, toSlashed } from '../../../examples/pearl-city/generator/calendar.ts';
import type { Day } from '../../../examples/pearl-city/generator/calendar.ts';
import type { Person } from '../../../examples/pearl-city/generator/people/person.ts';
import type { Random } from '../../../examples/pearl-city/generator/random.ts';

/** What a person's place in the block decides about which registers he stands in. */
export interface Standing {
  readonly person: Person;
  readonly age: number;
  readonly isAlive: boolean;
  readonly isMarried: boolean;
  /** The water account of the household is in his name. */
  readonly holdsAccount: boolean;
}

export type ShownField = 'birth' | 'sex' | 'phone' | 'address' | 'formerName';

/** One of the nine registers: whom it holds, what it shows beside name and resident id, and how it spells it. */
export interface PersonRegister {
  readonly dataset: string;
  /** Of the row's id: the prefix and a number. */
  readonly prefix: string;
  readonly holds: (standing: Standing, random: Random) => boolean;
  readonly shows: readonly ShownField[];
  /** Rows may be there twice (all but public security's). */
  readonly hasDoubles: boolean;
  readonly spellDate: (day: Day) => string;
  readonly spellPhone?: (phone: string) => string;
}

const everything: readonly ShownField[] = ['birth', 'sex', 'phone', 'address'];
const toWritten = (day: Day) => toDashed(day).replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1年$2月$3日');
const toGrouped = (phone: string) => phone.replace(/(\d{3})(\d{4})(\d{4})/, '$1-$2-$3');

/**
 * Whom the demo's registers of persons hold, share for share (`examples/pearl-city/generator/registers/`). Two of them
 * show more than the demo's, so that no row is beyond every method: marriages the birth date, tags the telephone.
 */
export const personRegisters: readonly PersonRegister[] = [
  {
    ...{ dataset: 'public-security.population', prefix: 'RK', hasDoubles: false },
    ...{ shows: [...everything, 'formerName'], spellDate: toCompact },
    holds: () => true,
  },
  {
    ...{ dataset: 'public-security.tags', prefix: 'BQ', hasDoubles: false },
    ...{ shows: ['phone'], spellDate: toCompact },
    holds: ({ age, isAlive }, random) => isAlive && age >= 14 && random.chance(0.18),
  },
  {
    ...{ dataset: 'civil-affairs.marriages', prefix: 'HY', hasDoubles: true },
    ...{ shows: ['birth', 'sex'], spellDate: toDashed },
    holds: ({ isMarried }) => isMarried,
  },
  {
    ...{ dataset: 'civil-affairs.deaths', prefix: 'SW', hasDoubles: true },
    ...{ shows: ['birth', 'sex', 'address'], spellDate: toDashed },
    holds: ({ isAlive }, random) => !isAlive && random.chance(0.97),
  },
  {
    ...{ dataset: 'civil-affairs.social-aid', prefix: 'DB', hasDoubles: true },
    ...{ shows: everything, spellDate: toWritten },
    holds: ({ age }, random) => age >= 16 && random.chance(age >= 80 ? 0.2 : 0.04),
  },
  {
    ...{ dataset: 'social-security.insured', prefix: 'SI', hasDoubles: true },
    ...{ shows: everything, spellDate: toDashed, spellPhone: (phone) => `+86 ${phone}` },
    holds: ({ age, person }, random) => toAge(person.birth) >= 18 && random.chance(age < 60 ? 0.8 : 0.15),
  },
  {
    ...{ dataset: 'social-security.pensions', prefix: 'YL', hasDoubles: true },
    ...{ shows: ['birth', 'sex'], spellDate: toDashed },
    holds: ({ age }, random) => age >= 61 && random.chance(0.97),
  },
  {
    ...{ dataset: 'health.residents', prefix: 'HF', hasDoubles: true },
    ...{ shows: everything, spellDate: toSlashed, spellPhone: toGrouped },
    holds: ({ age }, random) => random.chance(age >= 60 ? 0.9 : 0.78),
  },
  {
    ...{ dataset: 'water.accounts', prefix: 'W', hasDoubles: true },
    ...{ shows: ['phone', 'address'], spellDate: toDashed },
    holds: ({ holdsAccount }) => holdsAccount,
  },
];
