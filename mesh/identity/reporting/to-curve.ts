import type { ReportedAccuracy } from '../report/index.ts';

/** A pair of which somebody knows the answer, and the weight that the model gives it in bits. */
export interface WeighedAnswer {
  readonly weight: number;
  readonly same: boolean;
}

/** Points of a curve, at most. */
const mostPoints = 60;

/**
 * Precision and recall of "from this weight on it is the same" over pairs whose answer is known, at the model's
 * threshold and at whole bits from the lightest to the heaviest pair. Undefined where no pair is the same.
 */
export function toCurve(answers: readonly WeighedAnswer[], link: number): ReportedAccuracy | undefined {
  const same = answers.filter((answer) => answer.same).map(({ weight }) => weight);
  if (same.length === 0) return undefined;
  const sorted = { all: answers.map(({ weight }) => weight).sort(ascending), same: same.sort(ascending) };
  const [first = 0, last = 0] = [sorted.all.at(0), sorted.all.at(-1)].map((weight) =>
    Math.floor(weight ?? 0),
  );
  const step = Math.max(Math.ceil((last - first + 1) / mostPoints), 1);
  const curve = [];
  for (let threshold = first; threshold <= last; threshold += step) {
    const { precision, recall } = toAgreement(sorted, threshold);
    curve.push({ threshold, precision, recall });
  }
  return { ...toAgreement(sorted, link), curve };
}

const ascending = (one: number, other: number) => one - other;

interface Sorted {
  readonly all: readonly number[];
  readonly same: readonly number[];
}

function toAgreement({ all, same }: Sorted, threshold: number) {
  const [claimed, both] = [countFrom(all, threshold), countFrom(same, threshold)];
  const [precision, recall] = [claimed === 0 ? 1 : both / claimed, both / same.length];
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** How many of the sorted weights are the threshold or more. */
function countFrom(weights: readonly number[], threshold: number): number {
  let [low, high] = [0, weights.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((weights[middle] ?? 0) < threshold) low = middle + 1;
    else high = middle;
  }
  return weights.length - low;
}
