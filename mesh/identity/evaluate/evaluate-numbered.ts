import { toAgreement, type Agreement } from './agreement.ts';

/** How well clusters of numbered records agree with the truth. */
export interface NumberedEvaluation {
  /** Records whose truth is known. */
  readonly known: number;
  /** Over pairs of records. */
  readonly pairwise: Agreement;
  /** Over records: how much of a record's cluster is its entity, and the other way round (Bagga and Baldwin 1998). */
  readonly bcubed: Agreement;
  readonly largestTrue: number;
}

/**
 * Compares clusters with the truth, record by record in arrays: `truth` is 0 where it says nothing, and such records
 * are left out of every figure.
 */
export function evaluateNumbered(clusterOf: Int32Array, truth: Int32Array): NumberedEvaluation {
  const known = truth.reduce((sum, entity) => sum + (entity === 0 ? 0 : 1), 0);
  const [inCluster, inEntity] = [countBy(clusterOf, truth), countBy(truth, truth)];
  const counts = { claimed: sumPairs(inCluster), actual: sumPairs(inEntity), both: 0 };
  let [precision, recall] = [0, 0];
  forEachOverlap(clusterOf, truth, ({ cluster, entity, records }) => {
    counts.both += pairsOf(records);
    precision += (records * records) / (inCluster[cluster] ?? records);
    recall += (records * records) / (inEntity[entity] ?? records);
  });
  const bcubed = toAgreement({ claimed: 1, actual: 1, both: 1 });
  return {
    known,
    pairwise: toAgreement(counts),
    bcubed: known === 0 ? bcubed : toMean(precision / known, recall / known),
    largestTrue: inEntity.reduce((most, records) => Math.max(most, records), 0),
  };
}

const pairsOf = (records: number) => (records * (records - 1)) / 2;

const sumPairs = (counts: Int32Array) => counts.reduce((sum, records) => sum + pairsOf(records), 0);

const toMean = (precision: number, recall: number): Agreement => ({
  precision,
  recall,
  f1: (2 * precision * recall) / (precision + recall),
});

/** How many records with a known truth each number stands for. */
function countBy(numbers: Int32Array, truth: Int32Array): Int32Array {
  const counts = new Int32Array(numbers.reduce((most, number) => Math.max(most, number), 0) + 1);
  numbers.forEach((number, record) => {
    if (truth[record] !== 0) counts[number] = (counts[number] ?? 0) + 1;
  });
  return counts;
}

interface Overlap {
  readonly cluster: number;
  readonly entity: number;
  readonly records: number;
}

/** Cluster and entity as one number each record, sorted: equal ones are neighbours. 2^53 holds millions of both. */
function forEachOverlap(clusterOf: Int32Array, truth: Int32Array, visit: (overlap: Overlap) => void): void {
  const entities = truth.reduce((most, entity) => Math.max(most, entity), 0) + 1;
  const both = Float64Array.from(
    clusterOf,
    (cluster, record) => cluster * entities + (truth[record] ?? 0),
  ).sort();
  for (let from = 0; from < both.length;) {
    const code = both[from] ?? 0;
    let to = from + 1;
    while (to < both.length && both[to] === code) to += 1;
    const entity = code % entities;
    if (entity !== 0) visit({ cluster: (code - entity) / entities, entity, records: to - from });
    from = to;
  }
}
