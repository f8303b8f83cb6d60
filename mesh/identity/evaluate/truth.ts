/** What is known to be true: which entity a member record belongs to. Undefined where the truth says nothing. */
export interface Truth {
  entityOf(memberId: string): string | undefined;
}

/** Where a city keeps its truth: its own member list, or a column of the file that the records came from. */
export type TruthSource =
  { readonly members: string } | { readonly file: string; readonly column: string; readonly id: string };
