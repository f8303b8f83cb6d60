/** Linkage of files of records, with no store: read, link, evaluate, write. */
export { InputError } from './input-error.ts';
export type { LoadedInput } from './input-file.ts';
export { linkFiles, type FileLinkage, type FileLinkQuestion, type FileLinkStage } from './link-files.ts';
export { StageWatch } from './stage-watch.ts';
