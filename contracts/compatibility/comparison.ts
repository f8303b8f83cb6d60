/** What is known of one direction. `unknown` counts as breaking: nobody may rely on it. */
export type Verdict = 'compatible' | 'breaking' | 'unknown';

export type Direction = 'backward' | 'forward';

/** Why a direction is not compatible. */
export interface ComparisonReason {
  /** One sentence for whoever publishes the schema. */
  readonly sentence: string;
  /** Where in the schema that refuses the counterexample, as ajv names it: `#/properties/age/maximum`. */
  readonly schemaPlace?: string;
  /** Where in the counterexample, as a JSON Pointer: `/age`; `` is the value itself. */
  readonly valuePlace?: string;
}

/**
 * `backward`: the new schema accepts every value that the old one did (new readers, old data);
 * `forward`: the old schema accepts every value that the new one does (old readers, new data).
 */
export interface SchemaComparison {
  readonly backward: Verdict;
  readonly forward: Verdict;
  /** A value per breaking direction that one schema accepts and the other refuses, as ajv has confirmed. */
  readonly witness: { readonly backward?: unknown; readonly forward?: unknown };
  /** One per direction that is not compatible. */
  readonly reasons: { readonly backward?: ComparisonReason; readonly forward?: ComparisonReason };
}

export interface ComparisonOptions {
  /** Milliseconds for both directions together; what is not decided by then is unknown. Default 800. */
  readonly budgetMs?: number;
}
