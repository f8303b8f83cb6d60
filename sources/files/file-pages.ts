import { basename } from 'node:path';
import { StreamPages, type OpenStream } from '../pages/index.ts';
import type { Page, PageReader } from '../port/index.ts';
import { findFiles } from './find-files.ts';

export type FileBatch = Omit<Page, 'isLast'>;

export interface OpenFile {
  path: string;
  /** The file's name, for positions: a folder's place is nobody's business. */
  name: string;
  signal: AbortSignal;
}

/** Batches of every file that matches, one file after the other. */
export function openFilePages(
  pattern: string,
  readFile: (file: OpenFile) => AsyncIterable<FileBatch>,
): PageReader {
  return new StreamPages(async () => {
    const paths = await findFiles(pattern);
    const cut = new AbortController();
    return toOpenStream(paths, readFile, cut);
  });
}

function toOpenStream(
  paths: readonly string[],
  readFile: (file: OpenFile) => AsyncIterable<FileBatch>,
  cut: AbortController,
): OpenStream {
  const batches = async function* (): AsyncGenerator<FileBatch> {
    for (const path of paths) yield* readFile({ path, name: basename(path), signal: cut.signal });
  };
  return { batches: batches(), destroy: () => cut.abort() };
}
