/** Splink 4, the peer in linkage: a virtual environment of its own, and a run of one of its programs. */
export { prepareSplink } from './prepare-splink.ts';
export type { Splink } from './prepare-splink.ts';
export { runSplink } from './run-splink.ts';
export type { SplinkFigures, SplinkResult } from './run-splink.ts';
