import { createHash } from 'node:crypto';
import type { ReadableFile } from './readable-file.ts';

/**
 * All files that are there now, by which a later reading knows the new and the changed ones. Their times alone would not
 * do: a copy keeps the time of its original, and may come after younger ones.
 */
export function toWatermark(files: readonly ReadableFile[]): string {
  return files.map(toMark).join(' ');
}

/** The files that an earlier reading has not seen as they are now. */
export function leaveOutKnown(files: readonly ReadableFile[], watermark: string): ReadableFile[] {
  const known = new Set(watermark.split(' '));
  return files.filter((file) => !known.has(toMark(file)));
}

/** 60 bits: among a million files a change goes unseen once in a million readings. */
function toMark({ name, stamp }: ReadableFile): string {
  return createHash('sha256').update(`${name}\n${stamp}`).digest('base64url').slice(0, 10);
}
