import type { ClusterProblem, PairColumns } from './cluster-problem.ts';
import { DisjointSets } from './disjoint-sets.ts';
import type { Settled } from './settle-decisions.ts';

/** For each record the smallest record number of its component: what links and decisions to link connect. */
export function toComponents(
  { records, pairs, thresholds }: Pick<ClusterProblem, 'records' | 'pairs' | 'thresholds'>,
  { must }: Settled,
): Int32Array {
  const sets = new DisjointSets(records);
  for (let pair = 0; pair < pairs.length; pair += 1)
    if ((pairs.weight[pair] ?? 0) >= thresholds.link) sets.join(pairs.a[pair] ?? 0, pairs.b[pair] ?? 0);
  for (const { a, b } of must) sets.join(a, b);
  const smallest = new Int32Array(records).fill(-1);
  const components = new Int32Array(records);
  for (let record = 0; record < records; record += 1) {
    const root = sets.find(record);
    if (smallest[root] === -1) smallest[root] = record;
    components[record] = smallest[root] ?? record;
  }
  return components;
}

/** By the components' roots: how many records each has. */
export function countRecords(components: Int32Array): Int32Array {
  const sizes = new Int32Array(components.length);
  for (const root of components) sizes[root] = (sizes[root] ?? 0) + 1;
  return sizes;
}

/** By the components' roots: how many pairs of at least that weight lie within each. */
export function countWithin(pairs: PairColumns, components: Int32Array, least = -Infinity): Int32Array {
  const counts = new Int32Array(components.length);
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const root = components[pairs.a[pair] ?? 0] ?? 0;
    if ((pairs.weight[pair] ?? 0) >= least && components[pairs.b[pair] ?? 0] === root)
      counts[root] = (counts[root] ?? 0) + 1;
  }
  return counts;
}
