/** What became of entities from one linkage of the same records to the next. */
export interface PartitionChange {
  readonly entitiesBefore: number;
  readonly entitiesAfter: number;
  /** Entities that hold records of several entities of before. */
  readonly merged: number;
  /** Entities of before whose records are in several entities now. */
  readonly split: number;
}

/** Compares two partitions of the same records; record i is in cluster `before[i]` and `after[i]`. */
export function comparePartitions(before: Int32Array, after: Int32Array): PartitionChange {
  // Each pair of old and new cluster once: sorted, equal ones are neighbours. 2^53 holds millions of both.
  const width = before.length + 1;
  const overlaps = new Float64Array(before.length);
  before.forEach((cluster, record) => (overlaps[record] = cluster * width + (after[record] ?? 0)));
  const distinct = overlaps.sort().filter((code, at, all) => at === 0 || code !== all[at - 1]);
  const [parts, sources] = [new Int32Array(width), new Int32Array(width)];
  for (const code of distinct) {
    const [from, to] = [Math.floor(code / width), code % width];
    parts[from] = (parts[from] ?? 0) + 1;
    sources[to] = (sources[to] ?? 0) + 1;
  }
  return {
    entitiesBefore: countOver(parts, 0),
    entitiesAfter: countOver(sources, 0),
    merged: countOver(sources, 1),
    split: countOver(parts, 1),
  };
}

const countOver = (counts: Int32Array, limit: number) =>
  counts.reduce((sum, count) => sum + (count > limit ? 1 : 0), 0);
