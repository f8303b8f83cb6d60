/** Bytes of a file as text: encodings, byte order marks, and blocks of whole lines that a reading can begin at. */
export {
  countUtf8,
  findByteOrderMark,
  isText,
  longestMark,
  textEncodings,
  toDecode,
  toStreamDecode,
} from './encodings.ts';
export type { ByteOrderMark, Decode, TextEncoding } from './encodings.ts';
export { skipLines } from './line-breaks.ts';
export { toLineBlocks } from './line-blocks.ts';
export type { LineBlock } from './line-blocks.ts';
export { readText } from './read-text.ts';
export type { OpenText } from './read-text.ts';
export { readLines } from './text-lines.ts';
export type { LineReading, TakeLine, TextLine } from './text-lines.ts';
