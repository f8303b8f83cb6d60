import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** How much of a file's beginning, middle and end is looked at. Bytes. */
const windowSize = 128 * 1024;

export interface Sniffed {
  encoding: Encoding;
  /** The file's beginning as text. */
  beginning: string;
  size: number;
  /** Bytes that are no text in any of the encodings. */
  isDoubtful: boolean;
}

/** The encoding by its mark, by zero bytes, and by whether the bytes are UTF-8 at all. */
export async function sniffEncoding(path: string): Promise<Sniffed> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const starts = [...new Set([0, Math.floor(size / 2), Math.max(0, size - windowSize)])];
    const windows: Buffer[] = [];
    for (const start of starts) {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(windowSize),
        0,
        windowSize,
        start - (start % 4),
      );
      windows.push(buffer.subarray(0, bytesRead));
    }
    const [first = Buffer.alloc(0)] = windows;
    const found = findMark(first) ?? findWide(first) ?? findNarrow(windows);
    const beginning = iconv.decode(first, found.encoding).replace(/^\uFEFF/, '');
    return { ...found, beginning: size > first.length ? withoutLastLine(beginning) : beginning, size };
  } finally {
    await file.close();
  }
}

type Found = Pick<Sniffed, 'encoding' | 'isDoubtful'>;

function findMark(bytes: Buffer): Found | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', isDoubtful: false };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', isDoubtful: false };
  return bytes[0] === 0xfe && bytes[1] === 0xff ? { encoding: 'utf-16be', isDoubtful: false } : undefined;
}

/** Commas, digits and line ends of UTF-16 have a zero byte; no other text has many. */
function findWide(bytes: Buffer): Found | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length / 20) return undefined;
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', isDoubtful: Math.min(even, odd) > 0 };
}

function findNarrow(windows: readonly Buffer[]): Found {
  if (windows.every(isUtf8)) return { encoding: 'utf-8', isDoubtful: false };
  const broken = windows.map((bytes) => iconv.decode(bytes, 'gb18030').split('\uFFFD').length - 1);
  const most = broken.reduce((sum, count) => sum + count, 0);
  // A window may begin and end inside a character.
  return { encoding: 'gb18030', isDoubtful: most > windows.length * 4 };
}

/** Whether the bytes are UTF-8, a character cut at either end allowed. */
function isUtf8(bytes: Buffer): boolean {
  let start = 0;
  while (start < Math.min(4, bytes.length) && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  let end = bytes.length;
  while (end > start && bytes.length - end < 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  if (end > start && (bytes[end - 1] ?? 0) >= 0xc0) end -= 1;
  else end = bytes.length;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end));
    return true;
  } catch {
    return false;
  }
}

function withoutLastLine(text: string): string {
  const last = text.lastIndexOf('\n');
  return last === -1 ? text : text.slice(0, last + 1);
}
