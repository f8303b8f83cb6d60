import type { ReportedAccuracy } from '../report/index.ts';

/** Pairs of which somebody knows the answer, whose weight is from `bit` up to the next whole bit. */
export interface AnsweredBit {
  readonly bit: number;
  readonly pairs: number;
  /** How many of them are the same. */
  readonly same: number;
}

/** Points of a curve, at most. */
const mostPoints = 60;

/**
 * Precision and recall of "from this weight on it is the same", at whole bits from the lightest to the heaviest pair.
 * @param actual how many pairs are the same, those that were never compared included; at least 1
 */
export function toCurve(bits: readonly AnsweredBit[], actual: number): ReportedAccuracy['curve'] {
  const byBit = new Map(bits.map((one) => [one.bit, one]));
  const [first, last] = bits.reduce(
    ([least, most], { bit }) => [Math.min(least, bit), Math.max(most, bit)],
    [Infinity, -Infinity],
  );
  const step = Math.max(Math.ceil((last - first + 1) / mostPoints), 1);
  const curve = [];
  let [claimed, both] = [0, 0];
  for (let threshold = last; threshold >= first; threshold -= 1) {
    const { pairs = 0, same = 0 } = byBit.get(threshold) ?? {};
    [claimed, both] = [claimed + pairs, both + same];
    if ((threshold - first) % step === 0)
      curve.push({ threshold, precision: both / claimed, recall: both / actual });
  }
  return curve.reverse();
}
