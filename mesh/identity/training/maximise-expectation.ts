import { holdFixed, type FixedProbabilities } from './hold-fixed.ts';
import { toOrdered } from './to-ordered.ts';
import type { LevelPatterns } from './level-patterns.ts';

/** m or u of each level of each comparison. */
export type LevelProbabilities = readonly (readonly number[])[];

export interface Estimate {
  readonly m: LevelProbabilities;
  readonly u: LevelProbabilities;
  /** How many of all pairs are expected to be matches. */
  readonly matches: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** The logarithm of the odds' change at each step: how fast it settled. */
  readonly history: readonly number[];
}

export interface TrainingEvidence {
  /** The compared pairs by their levels. */
  readonly candidates: LevelPatterns;
  /** All pairs of records that there are, compared or not. */
  readonly allPairs: number;
  /** How many of all pairs are at each level of each comparison, matches included. */
  readonly overall: LevelProbabilities;
  /** The least that u may be, per comparison and level: what was never seen is not impossible. */
  readonly leastU: LevelProbabilities;
  readonly start: { readonly m: LevelProbabilities; readonly matches: number };
  /**
   * How much the start's opinion of m weighs against what is found, as a share of the matches: with nobody to look at
   * the result it keeps estimation from wandering off to pairs that merely live in the same street.
   */
  readonly trust?: number;
  /** Levels are in the order of agreement: a lower one never weighs more than one above it. */
  readonly isOrdered?: boolean;
  /**
   * Pairs that stewards decided, which are not among the candidates: they count as what was decided (Nigam et al.
   * 2000). Stewards are asked about doubtful pairs, so these are no fair sample of matches; but which pairs they are
   * asked about follows from the levels alone, and then nothing is biased by it (missing at random, Rubin 1976).
   */
  readonly decided?: { readonly together: LevelPatterns };
  /** m and u that are set by hand. */
  readonly fixed?: { readonly m: FixedProbabilities; readonly u: FixedProbabilities };
}

const mostIterations = 300;
const settled = 1e-4;
/** So many pairs of the start's opinion are mixed in: what no match ever did is not impossible. */
const startPairs = 2;

/**
 * Estimates m by expectation maximisation (Dempster, Laird and Rubin 1977; Winkler 1988), with the prior over all
 * pairs: a pair that no rule brought together counts as no match. u follows from how frequent each level is among all
 * pairs, less the matches among them, so that no random sample needs to be free of matches.
 */
export function maximiseExpectation(evidence: TrainingEvidence): Estimate {
  let { m, matches }: { m: LevelProbabilities; matches: number } = evidence.start;
  let u = toU(evidence, { expected: evidence.start.m.map((levels) => levels.map(() => 0)) });
  const history: number[] = [];
  for (let iteration = 1; iteration <= mostIterations; iteration += 1) {
    const expected = expect({ ...evidence, m, u, matches });
    const next = { m: toM(evidence, expected.levels), matches: Math.max(expected.matches, 0.5) };
    u = toU(evidence, { expected: expected.levels });
    if (evidence.isOrdered) next.m = next.m.map((levels, k) => toOrdered(levels, u[k] ?? []));
    next.m = holdFixed(next.m, evidence.fixed?.m);
    const change = Math.max(Math.abs(Math.log(next.matches / matches)), toChange(m, next.m));
    ({ m, matches } = next);
    history.push(change);
    if (change < settled) return { m, u, matches, iterations: iteration, converged: true, history };
  }
  return { m, u, matches, iterations: mostIterations, converged: false, history };
}

interface Expected {
  readonly matches: number;
  readonly levels: LevelProbabilities;
}

type Step = TrainingEvidence & { m: LevelProbabilities; u: LevelProbabilities; matches: number };

/** How many matches are expected, and at which levels they are. */
function expect(step: Step): Expected {
  const { candidates, m, decided } = step;
  const levels = m.map((probabilities) => probabilities.map(() => 0));
  const weights = toLogRatios(step);
  const prior = Math.log(step.matches / Math.max(step.allPairs - step.matches, 1));
  let matches = 0;
  for (let row = 0; row < candidates.pairs.length; row += 1) {
    let odds = prior;
    for (let k = 0; k < weights.length; k += 1) odds += weights[k]?.[candidates.levels[k]?.[row] ?? -1] ?? 0;
    const expected = (candidates.pairs[row] ?? 0) / (1 + Math.exp(-odds));
    matches += expected;
    add(levels, candidates, { row, pairs: expected });
  }
  decided?.together.pairs.forEach((pairs, row) => add(levels, decided.together, { row, pairs }));
  return { matches: matches + (decided?.together.total ?? 0), levels };
}

function add(
  levels: number[][],
  patterns: LevelPatterns,
  { row, pairs }: { row: number; pairs: number },
): void {
  levels.forEach((counts, k) => {
    const level = patterns.levels[k]?.[row] ?? -1;
    if (level >= 0) counts[level] = (counts[level] ?? 0) + pairs;
  });
}

function toLogRatios({ m, u }: { m: LevelProbabilities; u: LevelProbabilities }): number[][] {
  return m.map((levels, k) =>
    levels.map((probability, level) => Math.log(probability / (u[k]?.[level] ?? 1))),
  );
}

function toM({ start, trust = 0 }: TrainingEvidence, expected: LevelProbabilities): LevelProbabilities {
  return expected.map((counts, k) => {
    const found = counts.reduce((sum, count) => sum + count, 0);
    const opinion = startPairs + trust * found;
    return counts.map((count, level) => (count + opinion * (start.m[k]?.[level] ?? 0)) / (found + opinion));
  });
}

function toU(
  { overall, leastU, fixed }: TrainingEvidence,
  { expected }: { expected: LevelProbabilities },
): LevelProbabilities {
  const found = overall.map((counts, k) => {
    const others = counts.map((count, level) => Math.max(count - (expected[k]?.[level] ?? 0), 0));
    const total = Math.max(
      others.reduce((sum, count) => sum + count, 0),
      1,
    );
    return others.map((count, level) => Math.max(count / total, leastU[k]?.[level] ?? 1e-12));
  });
  return holdFixed(found, fixed?.u);
}

function toChange(before: LevelProbabilities, after: LevelProbabilities): number {
  return Math.max(
    0,
    ...after.flatMap((levels, k) =>
      levels.map((value, level) => Math.abs(value - (before[k]?.[level] ?? 0))),
    ),
  );
}
