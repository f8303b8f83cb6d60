import type { Truth } from './truth.ts';

/** Shares between 0 and 1; 1 where there was nothing to find or nothing was claimed. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Counts of what was claimed, what is true, and what is both. */
export interface Counts {
  readonly claimed: number;
  readonly actual: number;
  readonly both: number;
}

export function toAgreement({ claimed, actual, both }: Counts): Agreement {
  const precision = claimed === 0 ? 1 : both / claimed;
  const recall = actual === 0 ? 1 : both / actual;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

const pairsOf = (records: number) => (records * (records - 1)) / 2;

/** Pairs of records in the same cluster against pairs of the same entity, from a table of counts, never pair by pair. */
export function countPairs(clusters: readonly (readonly string[])[], truth: Truth): Counts {
  const actual = new Map<string, number>();
  let [claimed, both] = [0, 0];
  for (const cluster of clusters) {
    const shares = countEntities(cluster, truth);
    let known = 0;
    for (const [entity, records] of shares) {
      known += records;
      both += pairsOf(records);
      actual.set(entity, (actual.get(entity) ?? 0) + records);
    }
    claimed += pairsOf(known);
  }
  return { claimed, both, actual: [...actual.values()].reduce((sum, records) => sum + pairsOf(records), 0) };
}

/** Whole clusters that are exactly an entity. */
export function countWholeClusters(clusters: readonly (readonly string[])[], truth: Truth): Counts {
  const sizes = new Map<string, number>();
  const found = clusters.map((cluster) => countEntities(cluster, truth)).filter((shares) => shares.size > 0);
  for (const shares of found)
    for (const [entity, records] of shares) sizes.set(entity, (sizes.get(entity) ?? 0) + records);
  const exact = found.filter((shares) => {
    const [only] = shares;
    return shares.size === 1 && only !== undefined && sizes.get(only[0]) === only[1];
  });
  return { claimed: found.length, actual: sizes.size, both: exact.length };
}

/** How many of a cluster's records belong to each entity; records that the truth does not know are left out. */
export function countEntities(cluster: readonly string[], truth: Truth): Map<string, number> {
  const counts = new Map<string, number>();
  for (const memberId of cluster) {
    const entity = truth.entityOf(memberId);
    if (entity !== undefined) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  return counts;
}
