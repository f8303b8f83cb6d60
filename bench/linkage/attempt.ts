/** Pairwise agreement with the truth. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What one contestant did with one person file. */
export interface Attempt {
  readonly contestant: string;
  readonly records: number;
  /** By its own clock: from reading the file to what it stores, without the comparison with the truth. */
  readonly seconds: number;
  readonly stages: readonly { readonly stage: string; readonly seconds: number }[];
  /** Candidate pairs, each once. */
  readonly pairs: number;
  readonly peakMiB: number | undefined;
  /** The limit makes no clusters and has none. */
  readonly agreement?: Agreement;
  /** With the threshold chosen by the truth: Splink only. */
  readonly best?: Agreement & { readonly threshold: number };
  readonly largestCluster?: number;
  readonly warnings?: readonly string[];
}

/** Why there are no figures. */
export interface NoAttempt {
  readonly contestant: string;
  readonly records: number;
  readonly missing: string;
}
