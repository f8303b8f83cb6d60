/** Files that no honest program writes. */
export { writeZip } from './write-zip.ts';
export type { ZipEntry } from './write-zip.ts';
