import type { EdgeTable } from '../comparing/index.ts';
import { GrowingClusters, type CutReason, type Evidence } from './growing-clusters.ts';

/** A linked pair that a guard kept apart. */
export interface Cut {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly reason: CutReason;
}

export interface Clustering {
  /** Every record's member id in exactly one cluster, singletons included; sorted, so that order never matters. */
  readonly clusters: string[][];
  readonly cuts: Cut[];
}

/**
 * Single linkage under guards, strongest pair first: whatever a guard would have to split is therefore never joined
 * at its weakest pair. Ties go by member id, so that the order of arrival makes no difference.
 */
export function clusterRecords(
  edges: EdgeTable,
  link: number,
  evidence: Evidence & { ids: readonly string[] },
): Clustering {
  const growing = new GrowingClusters(evidence);
  const cuts: Cut[] = [];
  for (const index of strongestFirst(edges, link, evidence.ids)) {
    const { a, b, weight } = edges.sides(index);
    const reason = growing.link(a, b);
    if (reason) cuts.push({ a: evidence.ids[a] ?? '', b: evidence.ids[b] ?? '', weight, reason });
  }
  const clusters = growing
    .toGroups()
    .map((group) => group.map((record) => evidence.ids[record] ?? '').sort());
  return { clusters: clusters.sort((one, other) => compare(one[0] ?? '', other[0] ?? '')), cuts };
}

function strongestFirst(edges: EdgeTable, link: number, ids: readonly string[]): Int32Array {
  const rank = toRanks(ids);
  const linked = Int32Array.from({ length: edges.length }, (_, index) => index).filter(
    (index) => edges.sides(index).weight >= link,
  );
  return linked.sort((first, second) => {
    const [one, other] = [edges.sides(first), edges.sides(second)];
    return (
      other.weight - one.weight ||
      (rank[one.a] ?? 0) - (rank[other.a] ?? 0) ||
      (rank[one.b] ?? 0) - (rank[other.b] ?? 0)
    );
  });
}

/** Each record's place in the order of member ids: comparing numbers is cheaper than comparing texts. */
function toRanks(ids: readonly string[]): Int32Array {
  const order = Array.from(ids.keys()).sort((a, b) => compare(ids[a] ?? '', ids[b] ?? ''));
  const ranks = new Int32Array(ids.length);
  order.forEach((record, rank) => (ranks[record] = rank));
  return ranks;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
