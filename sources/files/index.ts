/** Files that departments drop into the data folder. */
export { openFilePages } from './file-pages.ts';
export type { FileBatch, OpenFile } from './file-pages.ts';
