/** Guesses what a file is from its beginning. */
export { sniffFile } from './sniff-file.ts';
export type { SniffedFile, SniffedFormat } from './sniffed-file.ts';
