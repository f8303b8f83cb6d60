import type { ClusterProblem, Clustering } from '../cluster-problem.ts';
import { toColumns, toPairs, type Pair } from './any-problem.ts';

/** Every record's number times `stretch`: strangers stand between them. */
export function spread(problem: ClusterProblem, stretch: number): ClusterProblem {
  const column = (values: Int32Array) => {
    const stretched = new Int32Array(problem.records * stretch);
    values.forEach((value, record) => (stretched[record * stretch] = value));
    return stretched;
  };
  return {
    ...problem,
    records: problem.records * stretch,
    pairs: toColumns(toPairs(problem).map(([a, b, weight]): Pair => [a * stretch, b * stretch, weight])),
    identifiers: problem.identifiers.map(column),
    datasets: column(problem.datasets),
    decisions: problem.decisions.map(({ kind, a, b }) => ({ kind, a: a * stretch, b: b * stretch })),
  };
}

export function spreadClustering({ clusterOf, cuts, doubts }: Clustering, stretch: number): Clustering {
  const move = <T extends { a: number; b: number }>(each: T) => ({
    ...each,
    a: each.a * stretch,
    b: each.b * stretch,
  });
  return {
    clusterOf: Int32Array.from({ length: clusterOf.length * stretch }, (_, at) =>
      at % stretch === 0 ? (clusterOf[at / stretch] ?? 0) * stretch : at,
    ),
    cuts: cuts.map(move),
    doubts: doubts.map(move),
  };
}

/** The records of one problem get even numbers, those of the other odd ones. */
export function mix(first: ClusterProblem, second: ClusterProblem): ClusterProblem {
  const records = 2 * Math.max(first.records, second.records);
  const [one, other] = [spread(first, 2), spread(second, 2)];
  const column = (values: Int32Array | undefined, others: Int32Array | undefined) =>
    Int32Array.from({ length: records }, (_, at) => (at % 2 === 0 ? values?.[at] : others?.[at - 1]) ?? 0);
  const odd = <T extends { a: number; b: number }>(each: T) => ({ ...each, a: each.a + 1, b: each.b + 1 });
  return {
    ...first,
    records,
    pairs: toColumns([
      ...toPairs(other).map(([a, b, weight]): Pair => [a + 1, b + 1, weight]),
      ...toPairs(one),
    ]),
    identifiers: one.identifiers.map((values, at) => column(values, other.identifiers[at])),
    datasets: column(one.datasets, other.datasets),
    decisions: [...one.decisions, ...other.decisions.map(odd)],
  };
}
