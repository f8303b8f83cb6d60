/** Looking for a counterexample by trial, beside the proof and against it. */
export { collectMentioned } from './collect-values.ts';
export type { Mentioned } from './collect-values.ts';
export { searchValues } from './search.ts';
