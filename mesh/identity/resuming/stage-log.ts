/** One stage of a linkage, and what is written down of it. */
export interface Stage<T, Kept> {
  work(): Promise<T>;
  /** Anything that the structured clone algorithm takes: no functions. */
  toKept(result: T): Kept;
  fromKept(kept: Kept): T;
  /** It changes what earlier stages left behind, and is therefore done as a whole or not at all. */
  readonly isWhole?: boolean;
}

/**
 * What the stages of a linkage came to. A stage leaves tables, which only later stages read and none but a whole one
 * changes, and a small result.
 */
export interface StageLog {
  /** What the stage came to in a run that ended after it, else what it comes to now. */
  keep<T, Kept>(name: string, stage: Stage<T, Kept>): Promise<T>;
}

/** Nothing is kept: a linkage in memory ends with its process. */
export const withoutLog: StageLog = { keep: (_name, { work }) => work() };

/** A stage whose result is written down as it is. */
export function asItIs<T>(work: () => Promise<T>): Stage<T, T> {
  return { work, toKept: (result) => result, fromKept: (kept) => kept };
}
