/** Pairs in columns, each pair once: `a` < `b` are record numbers, the weight is in bits. */
export interface PairColumns {
  readonly length: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight: Float64Array;
}

export interface ClusterThresholds {
  /** From here on a pair is linked. */
  readonly link: number;
  /** From here on a pair is worth a steward's look. */
  readonly review: number;
}

/** What a cluster may not be. A guard that is left out guards nothing. */
export interface ClusterGuards {
  /** Records in one cluster, at most. */
  readonly largestCluster: number;
  /** Two clusters are joined when the mean weight of the pairs between them is at least this, in bits. */
  readonly averageWeight?: number;
  /** Two clusters of two and more records are not joined by one pair alone that weighs less, in bits. */
  readonly weakestEdge?: number;
  /** Links on the shortest way from any record of a cluster to any other, at most. */
  readonly diameter?: number;
}

/** What a steward decided of two records, for ever. */
export interface Decision {
  readonly kind: 'must-link' | 'cannot-link';
  readonly a: number;
  readonly b: number;
}

export interface ClusterProblem {
  /** Records are numbered 0 to records − 1 in the order of their member ids: number order is id order. */
  readonly records: number;
  /**
   * Pairs whose weight is known. Of a small component all pairs, of a large one those from the review threshold on:
   * a pair that is not given is therefore taken to weigh no more than that.
   */
  readonly pairs: PairColumns;
  readonly thresholds: ClusterThresholds;
  readonly guards: ClusterGuards;
  /** Per identifier (resident id, VIN), a code per record, 0 without a valid value. */
  readonly identifiers: readonly Int32Array[];
  /** Dataset number of each record. */
  readonly datasets: Int32Array;
  /** Datasets that hold each entity once: two of their records are never one entity. */
  readonly cleanDatasets: ReadonlySet<number>;
  /** Newest last. */
  readonly decisions: readonly Decision[];
  /** For each record the smallest record number of its component, where somebody knows it already: `toComponents`. */
  readonly components?: Int32Array;
}

/** Why two clusters were not joined although a pair between them is linked. */
export type CutReason =
  | 'a steward keeps them apart'
  | 'too many records'
  | 'two valid identifiers'
  | 'the register holds no duplicates'
  | 'the other pairs speak against it'
  | 'one weak pair alone'
  | 'too long a chain'
  | 'a decision that contradicts newer ones';

/** Why a steward should look although nothing forbids what was done. */
export type DoubtReason =
  | 'between review and link'
  | 'one weak pair holds it together'
  | 'a steward joined too many records'
  | 'a steward joined two valid identifiers'
  | 'a steward joined two records of a clean register';

/** Two records, the smaller number first. The weight is null when the pair was never compared. */
interface Finding<Reason> {
  readonly a: number;
  readonly b: number;
  readonly weight: number | null;
  readonly reason: Reason;
}

/** A linked pair, or a decision to link, that was kept apart. */
export type Cut = Finding<CutReason>;
export type Doubt = Finding<DoubtReason>;

export interface Clustering {
  /** For each record the smallest record number of its cluster. */
  readonly clusterOf: Int32Array;
  /** Every linked pair that was kept apart, and every overruled decision. Sorted by record numbers. */
  readonly cuts: readonly Cut[];
  /** Sorted by record numbers. Between two clusters that no link joins only the strongest pair is asked. */
  readonly doubts: readonly Doubt[];
}
