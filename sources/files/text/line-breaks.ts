import type { TextEncoding } from './encodings.ts';

const lineFeed = 0x0a;

/**
 * Where the line that holds the next line feed at or behind `from` ends: the byte behind it, or -1. A line feed is a
 * byte of its own in UTF-8 and GB18030, and two at an even place in UTF-16.
 */
export function findLineEnd(bytes: Buffer, from: number, encoding: TextEncoding): number {
  if (!encoding.startsWith('utf-16')) return bytes.indexOf(lineFeed, from) + 1 || -1;
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  for (let at = bytes.indexOf(lineFeed, from); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) {
    if (at % 2 === low && bytes[at - low + high] === 0) return at - low + 2;
  }
  return -1;
}

/** The byte behind the last line feed, or -1. */
export function findLastLineEnd(bytes: Buffer, encoding: TextEncoding): number {
  if (!encoding.startsWith('utf-16')) return bytes.lastIndexOf(lineFeed) + 1 || -1;
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  for (
    let at = bytes.lastIndexOf(lineFeed);
    at >= 0;
    at = at === 0 ? -1 : bytes.lastIndexOf(lineFeed, at - 1)
  ) {
    if (at % 2 === low && bytes[at - low + high] === 0) return at - low + 2;
  }
  return -1;
}

/** The byte behind the so-manieth line feed; 0 for none. */
export function skipLines(bytes: Buffer, count: number, encoding: TextEncoding): number {
  let at = 0;
  for (let line = 0; line < count; line++) at = findLineEnd(bytes, at, encoding);
  return at;
}
