import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { LookedDataset } from '../looked.ts';
import { lookAtDelimited } from './look-at-delimited.ts';
import { lookAtPlainFile, lookAtWorkbook } from './look-at-plain-file.ts';

/** Files of one name but for its digits. */
export interface FileSet {
  /** What the source document names: a path, or a glob. */
  pattern: string;
  paths: string[];
  name: string;
}

export interface FileKind {
  kind: string;
  isUntyped: boolean;
  mostRows: number;
  look(set: FileSet): Promise<LookedDataset[]>;
}

const delimited: FileKind = {
  kind: 'delimited',
  isUntyped: true,
  mostRows: 1_000_000,
  look: lookAtDelimited,
};
const plain = (kind: string, isUntyped = false): FileKind => ({
  kind,
  isUntyped,
  mostRows: 200_000,
  look: lookAtPlainFile,
});
const excel: FileKind = { kind: 'excel', isUntyped: true, mostRows: 200_000, look: lookAtWorkbook };

const byEnding: Record<string, FileKind> = {
  '.csv': delimited,
  '.tsv': delimited,
  '.txt': delimited,
  '.dat': delimited,
  '.tab': delimited,
  '.psv': delimited,
  '.xlsx': excel,
  '.jsonl': plain('json-lines'),
  '.ndjson': plain('json-lines'),
};

/** By its first bytes, and where they say nothing by its name. */
export async function findFileKind({ paths }: FileSet): Promise<FileKind | undefined> {
  const [path = ''] = paths;
  const ending = extname(path).toLowerCase();
  const start = await readStart(path);
  if (start.startsWith('PK') && ending === '.xlsx') return excel;
  if (byEnding[ending] !== undefined) return byEnding[ending];
  return start.includes('\u0000') ? undefined : ending === '' ? delimited : undefined;
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2048), 0, 2048, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}
