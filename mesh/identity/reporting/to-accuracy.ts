import type { Agreement, ReportedAccuracy } from '../report/index.ts';
import { toCurve, type AnsweredBit } from './to-curve.ts';

/** A pair of which somebody knows the answer, and the weight that the model gives it in bits. */
export interface WeighedAnswer {
  readonly weight: number;
  readonly same: boolean;
}

/**
 * Precision and recall over pairs whose answer is known, at the model's threshold and as a curve. Undefined where no
 * pair is the same.
 */
export function toAccuracy(answers: readonly WeighedAnswer[], link: number): ReportedAccuracy | undefined {
  const actual = answers.filter(({ same }) => same).length;
  if (actual === 0) return undefined;
  const claimed = answers.filter(({ weight }) => weight >= link);
  const both = claimed.filter(({ same }) => same).length;
  const agreement = toAgreement({ claimed: claimed.length, both, actual });
  return { ...agreement, curve: toCurve(countByBit(answers), actual) };
}

function toAgreement(counts: { claimed: number; both: number; actual: number }): Agreement {
  const { claimed, both, actual } = counts;
  const [precision, recall] = [claimed === 0 ? 1 : both / claimed, both / actual];
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function countByBit(answers: readonly WeighedAnswer[]): AnsweredBit[] {
  const byBit = Map.groupBy(answers, ({ weight }) => Math.floor(weight));
  return [...byBit].map(([bit, group]) => ({
    ...{ bit, pairs: group.length },
    same: group.filter(({ same }) => same).length,
  }));
}
