import { isUtf8 } from 'node:buffer';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export const textEncodings: readonly TextEncoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'];

export interface ByteOrderMark {
  encoding: TextEncoding;
  /** Bytes that it takes. */
  length: number;
}

const marks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Bytes of the longest mark. */
export const longestMark = 4;

/** The byte order mark that the bytes begin with; it says the encoding, whatever the document says. */
export function findByteOrderMark(bytes: Buffer): ByteOrderMark | undefined {
  const found = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  return found && { encoding: found[0], length: found[1].length };
}

/** Bytes that hold whole characters as text; what is no character becomes U+FFFD. */
export type Decode = (bytes: Buffer) => string;

/** The platform's decoders are three times as fast as iconv-lite's, and know GB 18030-2022. */
export function toDecode(encoding: TextEncoding): Decode {
  if (encoding === 'utf-8') return (bytes) => bytes.toString('utf8');
  if (encoding === 'utf-16le') return (bytes) => bytes.toString('utf16le');
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/** Whether every byte is part of a character. U+FFFD itself is one in UTF-8; elsewhere it is what the decoder writes. */
export function isText(bytes: Buffer, text: string, encoding: TextEncoding): boolean {
  return encoding === 'utf-8' ? isUtf8(bytes) : !text.includes('\uFFFD');
}

/** Characters may be cut between two pieces: the decoder keeps the beginning for the next call. */
export function toStreamDecode(encoding: TextEncoding): { write: Decode; end: () => string } {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Whether the bytes, which may be cut at their end, are well-formed UTF-8, and how many characters are not ASCII. */
export function countUtf8(bytes: Buffer): { isValid: boolean; beyondAscii: number } {
  const text = bytes.subarray(0, wholeUtf8(bytes)).toString('utf8');
  if (text.includes('\uFFFD')) return { isValid: false, beyondAscii: 0 };
  const beyondAscii = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return { isValid: true, beyondAscii };
}

/** Where the last whole character ends. */
function wholeUtf8(bytes: Buffer): number {
  let start = bytes.length - 1;
  while (start >= 0 && bytes.length - start < 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return start + length > bytes.length ? Math.max(start, 0) : bytes.length;
}
