import type { Page } from '../port/index.ts';
import type { ReadableFile } from './readable-file.ts';

/** Rows of one file, in the order of the file. */
export interface FileBatch extends Pick<Page, 'rows' | 'broken' | 'total' | 'notes'> {
  /** Where the format goes on behind this batch; plain JSON. Absent: it reads from the start and leaves out what was read. */
  at?: unknown;
}

/** A file that a format reads. */
export interface OpenFile {
  /** For positions: a folder's place is nobody's business. */
  name: string;
  signal: AbortSignal;
  /** An `at` of an earlier reading of the very same file. */
  from: unknown;
  read(start: number): AsyncIterable<Buffer>;
  toLocalPath(): Promise<string>;
}

export type ReadFile = (file: OpenFile) => AsyncIterable<FileBatch>;

export function openFile(file: ReadableFile, from: unknown, signal: AbortSignal): OpenFile {
  return {
    ...{ name: file.name, signal, from },
    read: (start) => file.read(start, signal),
    toLocalPath: () => file.toLocalPath(signal),
  };
}
