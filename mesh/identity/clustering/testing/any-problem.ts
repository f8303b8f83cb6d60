import fc from 'fast-check';
import type { ClusterProblem, PairColumns } from '../cluster-problem.ts';

/** Two records, the smaller first, and the weight of the pair. */
export type Pair = readonly [a: number, b: number, weight: number];

export function toColumns(pairs: readonly Pair[]): PairColumns {
  return {
    length: pairs.length,
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    weight: Float64Array.from(pairs, ([, , weight]) => weight),
  };
}

export function toPairs({ pairs: { a, b, weight } }: ClusterProblem): Pair[] {
  return Array.from(a, (one, at): Pair => [one, b[at] ?? 0, weight[at] ?? 0]);
}

export function toGroups(clusterOf: Int32Array): number[][] {
  const groups = new Map<number, number[]>();
  clusterOf.forEach((cluster, record) => groups.set(cluster, [...(groups.get(cluster) ?? []), record]));
  return [...groups.values()];
}

const thresholds = { link: 2, review: 0 };
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const guards = fc.record({
  largestCluster: fc.integer({ min: 2, max: 12 }),
  averageWeight: maybe(fc.constantFrom(-1, 0, 1, 2.5)),
  weakestEdge: maybe(fc.constantFrom(3, 6)),
});

/**
 * Up to a dozen records with few weights, so that ties abound; all pairs given, or those from the review threshold
 * on. Most pairs speak against, as in a city.
 */
export const anyProblem: fc.Arbitrary<ClusterProblem> = fc.integer({ min: 1, max: 12 }).chain((records) => {
  const perRecord = (most: number) =>
    fc
      .array(fc.nat(most), { minLength: records, maxLength: records })
      .map((values) => Int32Array.from(values));
  const all = Array.from({ length: records }, (_, b) => Array.from({ length: b }, (_each, a) => [a, b]));
  const weight = fc.oneof(fc.constant(-3), fc.integer({ min: -6, max: 9 }));
  const weights = fc.array(weight, { minLength: all.flat().length, maxLength: all.flat().length });
  const decision = fc.record({
    kind: fc.constantFrom('must-link' as const, 'cannot-link' as const),
    a: fc.nat(records - 1),
    b: fc.nat(records - 1),
  });
  return fc
    .record({
      weights,
      keepsAll: fc.boolean(),
      guards,
      identifiers: fc.array(perRecord(2), { maxLength: 2 }),
      datasets: perRecord(5),
      decisions: fc.array(decision, { maxLength: 6 }),
    })
    .map(({ weights: bits, keepsAll, ...rest }) => ({
      ...rest,
      records,
      thresholds,
      cleanDatasets: new Set([0, 4]),
      pairs: toColumns(
        all
          .flat()
          .map(([a = 0, b = 0], at): Pair => [a, b, bits[at] ?? 0])
          .filter(([, , each]) => keepsAll || each >= thresholds.review),
      ),
    }));
});
