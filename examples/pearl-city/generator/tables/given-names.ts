import { femaleCohorts } from './given-names-female.ts';
import { maleCohorts } from './given-names-male.ts';

/** Characters keyed by their share (per mille) within the cohort. */
export type SharesOfCharacters = Record<number, string>;

export interface Cohort {
  /** Share of given names with one character only. */
  single: number;
  first: SharesOfCharacters;
  last: SharesOfCharacters;
  /** Two-character names so common that they are drawn whole, separated by spaces. */
  whole: string;
}

export type Sex = 'male' | 'female';

export const cohorts: Record<Sex, Record<number, Cohort>> = { male: maleCohorts, female: femaleCohorts };

/** The cohort's key for a birth year: 1930 covers all earlier years and the forties, 2010 all later ones. */
export function toCohortYear(birthYear: number): number {
  if (birthYear < 1950) return 1930;
  return Math.min(2010, Math.floor(birthYear / 10) * 10);
}

export function toWeightedPairs(shares: SharesOfCharacters): [string, number][] {
  return Object.entries(shares).flatMap(([share, characters]) =>
    [...characters].map((character): [string, number] => [character, Number(share)]),
  );
}
