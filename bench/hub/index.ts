/** A hub as a user runs it, in a folder of its own that is gone afterwards. */
export { BenchHub, repository } from './bench-hub.ts';
export type { HubOptions, SaidLine } from './bench-hub.ts';
export { linkFiles } from './link-files.ts';
export type { Linked, LinkOrder, LinkSummary } from './link-files.ts';
export { inTemporaryFolder } from './temporary-folder.ts';
