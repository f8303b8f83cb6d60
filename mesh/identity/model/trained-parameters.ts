/** m and u of one level, which is named in the words of the model. */
export interface TrainedLevel {
  readonly when: string;
  readonly m: number;
  readonly u: number;
}

export interface TrainedComparison {
  readonly name: string;
  readonly levels: readonly TrainedLevel[];
}

/** What parameters were trained on; pairs and records are counts. */
export interface TrainingData {
  /** Records of each dataset. */
  readonly datasets: Readonly<Record<string, number>>;
  readonly records: number;
  readonly pairsCompared: number;
  readonly randomPairs: number;
  /** Stewards' decisions on pairs of these records. */
  readonly decisions: { readonly together: number; readonly apart: number };
}

/** The file `identity/<entity>.parameters.yaml`: what training found, on what data, when and how. */
export interface TrainedParameters {
  readonly entity: string;
  /** ISO 8601, UTC. */
  readonly trainedAt: string;
  /** The program and its version, such as `causeway 0.1.0`. */
  readonly program: string;
  readonly how: 'expectation maximisation' | 'with decisions';
  readonly data: TrainingData;
  readonly iterations: number;
  readonly converged: boolean;
  readonly prior: { readonly matchesPerRecord: number };
  readonly comparisons: readonly TrainedComparison[];
}

/** The parameters file that belongs to a model's file. */
export function toParametersFile(modelFile: string): string {
  return modelFile.replace(/\.yaml$/, '.parameters.yaml');
}
