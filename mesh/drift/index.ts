/** Notices first when a live system no longer sends what its contract says, and tells whom it concerns. */
export { DriftWatch } from './drift-watch.ts';
export { watchReader } from './watch-reader.ts';
