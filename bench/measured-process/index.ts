/** A program in a process of its own, with its time and its memory. */
export { runMeasured } from './run-measured.ts';
export type { MeasuredOptions, MeasuredRun } from './run-measured.ts';
export { toLastSentence } from './to-last-sentence.ts';
