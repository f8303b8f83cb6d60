import type { ClusterProblem, Cut, Doubt } from './cluster-problem.ts';
import type { Settled } from './settle-decisions.ts';

/**
 * Pairs between the review and the link threshold that lie in two clusters: a question to a steward each, the
 * strongest of two clusters only. Clusters that a cut or a steward keeps apart are asked of there, or no more.
 */
export function findReviewDoubts(
  problem: ClusterProblem,
  { clusterOf, cuts }: { clusterOf: Int32Array; cuts: readonly Cut[] },
  { cannot }: Settled,
): Doubt[] {
  const toKey = (a: number, b: number) => {
    const [one, other] = [clusterOf[a] ?? 0, clusterOf[b] ?? 0];
    return Math.min(one, other) * problem.records + Math.max(one, other);
  };
  const answered = new Set([...cuts, ...cannot].map(({ a, b }) => toKey(a, b)));
  const strongest = new Map<number, number>();
  const { pairs, thresholds } = problem;
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const weight = pairs.weight[pair] ?? 0;
    if (!(weight >= thresholds.review && weight < thresholds.link)) continue;
    const [a, b] = [pairs.a[pair] ?? 0, pairs.b[pair] ?? 0];
    if (clusterOf[a] === clusterOf[b]) continue;
    const key = toKey(a, b);
    const before = strongest.get(key);
    if (!answered.has(key) && (before === undefined || isStronger(problem, pair, before)))
      strongest.set(key, pair);
  }
  return [...strongest.values()].map((pair) => ({
    a: pairs.a[pair] ?? 0,
    b: pairs.b[pair] ?? 0,
    weight: pairs.weight[pair] ?? 0,
    reason: 'between review and link',
  }));
}

/** Ties go to the smaller records. */
function isStronger({ pairs: { a, b, weight } }: ClusterProblem, one: number, other: number): boolean {
  const more =
    (weight[one] ?? 0) - (weight[other] ?? 0) ||
    (a[other] ?? 0) - (a[one] ?? 0) ||
    (b[other] ?? 0) - (b[one] ?? 0);
  return more > 0;
}
