import type { Waterfall } from '../explaining/index.ts';

export interface ReportedFeature {
  readonly name: string;
  readonly from: readonly string[];
  readonly normalise: string;
  /** The share of records without a value, 0 to 1. */
  readonly missing: number;
  readonly distinct: number;
  readonly why?: string;
}

export interface ReportedRule {
  readonly rule: string;
  readonly pairs: number;
  /** Pairs expected before the run. */
  readonly estimated: number;
  /** The share of the found matches that this rule brings, 0 to 1. */
  readonly matchesFound?: number;
  readonly split?: { readonly keys: number; readonly records: number };
  readonly notCompared?: readonly { readonly keys: number; readonly pairs: number }[];
}

export interface ReportedLevel {
  readonly reads: string;
  readonly m: number;
  readonly u: number;
  /** In bits. */
  readonly weight: number;
  readonly pairs: number;
}

export interface ReportedComparison {
  readonly name: string;
  readonly levels: readonly ReportedLevel[];
}

export interface ReportedTraining {
  readonly how: 'em' | 'labels' | 'given';
  readonly iterations: number;
  readonly pairs: number;
  readonly randomPairs: number;
  readonly converged: boolean;
  /** Pairs that stewards decided, which took part in the training. */
  readonly decisions?: number;
  /** The largest change of a probability in each round. */
  readonly history?: readonly number[];
}

/** Shares of pairs that are right (precision) and that were found (recall), 0 to 1, with their harmonic mean. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface ReportedAccuracy extends Agreement {
  /** Only where whole entities are known, not single pairs. */
  readonly bcubed?: Agreement;
  readonly curve: readonly {
    readonly threshold: number;
    readonly precision: number;
    readonly recall: number;
  }[];
}

export interface ReportedExample {
  readonly kind: 'sure' | 'doubtful' | 'cut';
  readonly sentences: readonly string[];
  readonly weight: number;
  readonly left: Readonly<Record<string, string>>;
  readonly right: Readonly<Record<string, string>>;
  readonly waterfall: Waterfall;
}

/** What one run of linkage read, learned and found. Weights and thresholds are in bits, shares from 0 to 1. */
export interface LinkReport {
  readonly title: string;
  readonly createdAt: string;
  readonly inputs: readonly { readonly name: string; readonly rows: number }[];
  readonly records: number;
  readonly clusters: number;
  readonly largestCluster: number;
  readonly clusterSizes: readonly { readonly size: number; readonly clusters: number }[];
  readonly seconds: readonly { readonly stage: string; readonly seconds: number }[];
  readonly features: readonly ReportedFeature[];
  readonly blocking: readonly ReportedRule[];
  /** The share of true pairs that the rules are expected to bring together. */
  readonly blockingRecall?: number;
  readonly pairsCompared: number;
  readonly comparisons: readonly ReportedComparison[];
  readonly prior: { readonly probability: number; readonly matchesPerRecord: number };
  readonly training?: ReportedTraining;
  /** Compared pairs by match weight. */
  readonly weights: readonly { readonly from: number; readonly to: number; readonly pairs: number }[];
  readonly thresholds: { readonly link: number; readonly review: number };
  /** The share of records whose match weight with themselves is below the given one. */
  readonly unlinkable: readonly { readonly weight: number; readonly share: number }[];
  readonly accuracy?: ReportedAccuracy;
  readonly against?: 'truth' | 'decisions';
  readonly examples: readonly ReportedExample[];
  readonly warnings: readonly string[];
}
