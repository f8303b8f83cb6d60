import type { Address } from '../address.ts';
import type { Day } from '../calendar.ts';
import type { Enterprise } from '../city/enterprise.ts';
import type { Sex } from '../tables/given-names.ts';

export type MaritalStatus = 'unmarried' | 'married' | 'widowed' | 'divorced';

/** One synthetic person as he truly is. */
export interface Person {
  /** The truth's id, `person-` and a number that never depends on the scale. */
  id: string;
  name: string;
  sex: Sex;
  birth: Day;
  residentId: string;
  /** GB/T 3304 code of the ethnic group; 01 is Han. */
  ethnicity: string;
  maritalStatus: MaritalStatus;
  death?: Day;
  telephone: string;
  formerTelephone: string;
  household: Household;
  employer?: Enterprise;
  /** Known to demos and tests: chance plants no errors in such people's records. */
  isShowcase?: boolean;
  /** A pension is paid on after the death: a planted contradiction. */
  isPaidAfterDeath?: boolean;
}

export interface Household {
  number: string;
  address: Address;
  /** Where the household lived before; every household has moved once, at `movedOn`. */
  formerAddress: Address;
  movedOn: Day;
  members: Person[];
}

/** A marriage: in force unless dissolved; a widowed person's marriage stays on file. */
export interface Marriage {
  husband: Person;
  wife: Person;
  registeredOn: Day;
  dissolvedOn?: Day;
}
