import { findDifference } from './differences/index.ts';
import type { ComparedFeature, ExplainedPair } from './explained-pair.ts';
import { findCrosswise } from './find-crosswise.ts';
import { toFeatureTitle, type Speech } from './locale.ts';
import { showPiece } from './phrases/index.ts';
import { sayComparison } from './say-comparison.ts';

/** The clauses of a pair by what they say, the strongest first. */
export interface SortedClauses {
  readonly for: readonly string[];
  readonly against: readonly string[];
  readonly little: readonly string[];
  /** Titles of features of which one record or both have no value. */
  readonly missing: readonly string[];
}

/** Half a bit: less is no evidence that a clerk should weigh. */
export const telling = 0.5;

/** A level with m = u is how a model says that a comparison does not count here: another one has taken it in already. */
const isOutOfAccount = ({ level, weight }: ComparedFeature) => level >= 0 && weight === 0;

/** Puts every comparison of a pair into words and sorts it by whether it speaks for or against. */
export function sortClauses({ compared }: Pick<ExplainedPair, 'compared'>, speech: Speech): SortedClauses {
  const crosswise = findCrosswise(compared, speech);
  const told = compared.filter((one) => !crosswise.covered.has(one));
  const sorted = told.toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
  const isMissing = (one: ComparedFeature) => findDifference(one).key.startsWith('missing-');
  const present = sorted.filter((one) => !isMissing(one) && !isOutOfAccount(one));
  const say = (holds: (weight: number) => boolean) =>
    present
      .filter(({ weight, level }) => holds(level < 0 ? 0 : weight))
      .map((one) => sayComparison(one, speech));
  return {
    for: [...crosswise.clauses, ...say((weight) => weight >= telling)],
    against: say((weight) => weight <= -telling),
    little: say((weight) => Math.abs(weight) < telling),
    missing: sorted.filter(isMissing).map((one) => showPiece(toFeatureTitle(one.feature, speech))),
  };
}
