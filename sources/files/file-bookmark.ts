import { createHash } from 'node:crypto';
import type { ReadableFile } from './readable-file.ts';

/** Where a reading of several files stands. */
export interface FilePosition {
  /** Of the file under way, in the order of the names. */
  index: number;
  /** The format's own place in it. */
  at?: unknown;
  /** Rows of it that were delivered, for formats that can only start over. */
  delivered: number;
}

interface Bookmark {
  files: string;
  index: number;
  at?: unknown;
  delivered: number;
}

/** In words that survive a restart: the place, and by what one knows the files again that were read so far. */
export function toBookmark(files: readonly ReadableFile[], { index, at, delivered }: FilePosition): string {
  const bookmark: Bookmark = { files: toFingerprint(files, index), index, delivered };
  if (at !== undefined) bookmark.at = at;
  return JSON.stringify(bookmark);
}

/** Undefined when the files up to the place are not the very same ones any more: the reading then starts over. */
export function findPosition(files: readonly ReadableFile[], bookmark: string): FilePosition | undefined {
  const read = parse(bookmark);
  if (read === undefined || read.files !== toFingerprint(files, read.index)) return undefined;
  return { index: read.index, at: read.at, delivered: read.delivered };
}

function parse(bookmark: string): Bookmark | undefined {
  try {
    const read = JSON.parse(bookmark) as Partial<Bookmark> | null;
    const isWhole = typeof read?.files === 'string' && typeof read.index === 'number';
    return isWhole && typeof read.delivered === 'number' ? (read as Bookmark) : undefined;
  } catch {
    return undefined;
  }
}

function toFingerprint(files: readonly ReadableFile[], index: number): string {
  const hash = createHash('sha256');
  for (const { name, stamp } of files.slice(0, index + 1)) hash.update(`${name}\n${stamp}\n`);
  return hash.digest('base64url').slice(0, 22);
}
