/** Reads a dataset, checks every row against its contract and keeps what changed; what breaks it goes to quarantine. */
export { takeIn } from './take-in.ts';
export type { IntakeOptions, IntakeProgress, IntakeTask } from './take-in.ts';
export { createIngest } from './ingest.ts';
export type { Ingest, PushedBody, PushedCity } from './ingest.ts';
export { takePushed } from './take-pushed.ts';
export type { PushAnswer, PushedRows, RowVerdict } from './take-pushed.ts';
export { followStream } from './follow-stream.ts';
export type { FollowOptions } from './follow-stream.ts';
export { compileRowSorter } from './sort-rows.ts';
export type { RowSorter, SortedRows } from './sort-rows.ts';
