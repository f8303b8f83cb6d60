import type { Random } from '../random.ts';
import { cohorts, type Cohort, type Sex, toCohortYear, toWeightedPairs } from '../tables/given-names.ts';
import { minorityNames } from '../tables/minority-names.ts';
import { surnames } from '../tables/surnames.ts';
import { Weighted } from '../weighted.ts';

/** Share of two-character given names drawn whole from the list of the most common ones. */
const wholeNameShare = 0.22;

interface CohortDraws {
  single: number;
  first: Weighted<string>;
  last: Weighted<string>;
  whole: string[];
}

const surnameDraw = new Weighted(Object.entries(surnames));

function toDraws(cohort: Cohort): CohortDraws {
  const { single, first, last, whole } = cohort;
  return {
    single,
    first: new Weighted(toWeightedPairs(first)),
    last: new Weighted(toWeightedPairs(last)),
    whole: whole.split(' '),
  };
}

function toDrawsByYear(bySex: Record<number, Cohort>): Map<number, CohortDraws> {
  return new Map(Object.entries(bySex).map(([year, cohort]) => [Number(year), toDraws(cohort)]));
}

const draws: Record<Sex, Map<number, CohortDraws>> = {
  male: toDrawsByYear(cohorts.male),
  female: toDrawsByYear(cohorts.female),
};

export function drawSurname(random: Random): string {
  return surnameDraw.draw(random);
}

/** A given name as people of that sex and birth year bear it. */
export function drawGivenName(random: Random, sex: Sex, birthYear: number): string {
  const cohort = draws[sex].get(toCohortYear(birthYear));
  if (!cohort) throw new RangeError(`no names for ${birthYear}`);
  if (random.chance(cohort.single)) return cohort.last.draw(random);
  if (random.chance(wholeNameShare)) return random.pick(cohort.whole);
  return cohort.first.draw(random) + cohort.last.draw(random);
}

/** A name with · and the code of an ethnic group that bears such names. */
export function drawMinorityName(random: Random, sex: Sex): { name: string; ethnicity: string } {
  const given = random.pick(sex === 'male' ? minorityNames.givenMale : minorityNames.givenFemale);
  const name = `${given}·${random.pick(minorityNames.family)}`;
  return { name, ethnicity: random.pick(minorityNames.codes) };
}
