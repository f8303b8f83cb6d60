import type { ClusterProblem } from './cluster-problem.ts';
import type { Settled } from './settle-decisions.ts';

/** For each record the smallest record number of its component: what links and decisions to link connect. */
export function toComponents({ records, pairs, thresholds }: ClusterProblem, { must }: Settled): Int32Array {
  const parent = new Int32Array(records);
  for (let record = 0; record < records; record += 1) parent[record] = record;
  for (let pair = 0; pair < pairs.length; pair += 1)
    if ((pairs.weight[pair] ?? 0) >= thresholds.link) unite(parent, pairs.a[pair] ?? 0, pairs.b[pair] ?? 0);
  for (const { a, b } of must) unite(parent, a, b);
  for (let record = 0; record < records; record += 1) parent[record] = parent[parent[record] ?? 0] ?? 0;
  return parent;
}

/** Union–find with path halving (Tarjan 1975). The smaller number is always the root. */
function unite(parent: Int32Array, a: number, b: number): void {
  const [first, second] = [findRoot(parent, a), findRoot(parent, b)];
  if (first < second) parent[second] = first;
  else if (second < first) parent[first] = second;
}

function findRoot(parent: Int32Array, record: number): number {
  let here = record;
  for (;;) {
    const above = parent[here] ?? here;
    if (above === here) return here;
    const next = parent[above] ?? above;
    parent[here] = next;
    here = next;
  }
}
