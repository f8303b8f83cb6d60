/** What is known to be true: which entity a member record belongs to. Undefined where the truth says nothing. */
export interface Truth {
  entityOf(memberId: string): string | undefined;
}

/**
 * Where a city keeps its truth: a member list (JSON Lines), or a column of the CSV file that the records came from
 * beside the column of their keys. Paths are absolute.
 */
export interface TruthSource {
  readonly members?: string;
  readonly file?: string;
  readonly column?: string;
  readonly id?: string;
}
