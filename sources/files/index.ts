/** Files that departments deliver: where they lie, how they are unpacked, and where a reading of them goes on. */
export { ZipArchive } from './archives/index.ts';
export type { ZipMember } from './archives/index.ts';
export { toFileKind } from './file-kind.ts';
export type { FileFormat } from './file-kind.ts';
export type { FileBatch, OpenFile, ReadFile } from './open-file.ts';
export * from './text/index.ts';
export { sniffFile } from './sniff/index.ts';
export type { SniffedFile, SniffedFormat } from './sniff/index.ts';
