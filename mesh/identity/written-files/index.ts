/** Files that are there whole or not at all, and a sentence for whoever must make room for them. */
export { isLeftover, processTag } from './process-tag.ts';
export { toDiskFull, toPlaceError } from './to-place-error.ts';
export { commitFiles, preparePlace, toPartial, writeWhole } from './write-whole.ts';
