import type { FileBatch, OpenFile } from '../open-file.ts';
import { toDecode, type TextEncoding } from './encodings.ts';
import { findLineEnd } from './line-breaks.ts';
import { toLineBlocks, type LineBlock } from './line-blocks.ts';
import { readText, type OpenText } from './read-text.ts';

/** Where a reading goes on: at a line's first byte. */
interface LinePlace {
  offset: number;
  line: number;
  encoding: TextEncoding;
}

export interface TextLine {
  /** Without its line break. */
  bytes: Buffer;
  /** Counted from 1. */
  number: number;
  /** The file ends behind it without a line break. */
  isUnended: boolean;
}

/** Makes a row, or a broken row, of a line. */
export type TakeLine = (line: TextLine, batch: FileBatch) => void;

export interface LineReading {
  /** As the document says. */
  encoding: TextEncoding | undefined;
  /** Called before the first line, with what the file is written in. */
  begin: (encoding: TextEncoding) => TakeLine;
}

/** The lines of a file, of formats whose rows are lines. */
export async function* readLines(file: OpenFile, reading: LineReading): AsyncGenerator<FileBatch> {
  const from = file.from as LinePlace | undefined;
  const text: OpenText = from
    ? { encoding: from.encoding, offset: from.offset, chunks: file.read(from.offset) }
    : await readText({ name: file.name, read: file.read, encoding: reading.encoding });
  const { encoding } = text;
  const take = reading.begin(encoding);
  let line = from?.line ?? 1;
  let note = text.note;
  for await (const block of toLineBlocks(text.chunks, text.offset, encoding)) {
    const batch: FileBatch = { rows: [], broken: [], ...(note !== undefined && { notes: [note] }) };
    note = undefined;
    line = block.isCut
      ? takeCut(batch, block, { file, line, encoding })
      : takeLines(batch, block, { encoding, line, take });
    batch.at = { offset: block.end, line, encoding } satisfies LinePlace;
    yield batch;
  }
}

function takeCut(
  batch: FileBatch,
  block: LineBlock,
  of: { file: OpenFile; line: number; encoding: TextEncoding },
): number {
  const sentence = 'The line is longer than any row may be; only its beginning is kept.';
  const raw = toDecode(of.encoding)(block.bytes);
  batch.broken.push({ raw, position: `${of.file.name}:${of.line}`, sentence });
  return of.line + 1;
}

function takeLines(
  batch: FileBatch,
  { bytes }: LineBlock,
  of: { encoding: TextEncoding; line: number; take: TakeLine },
): number {
  let number = of.line;
  for (let start = 0; start < bytes.length; number++) {
    const end = findLineEnd(bytes, start, of.encoding);
    const stop = end === -1 ? bytes.length : end;
    const line = withoutBreak(bytes.subarray(start, stop), of.encoding);
    of.take({ bytes: line, number, isUnended: end === -1 }, batch);
    start = stop;
  }
  return number;
}

function withoutBreak(line: Buffer, encoding: TextEncoding): Buffer {
  const width = encoding.startsWith('utf-16') ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  let end = line.length;
  for (const mark of [0x0a, 0x0d]) {
    const isMark =
      end >= width && line[end - width + low] === mark && (width === 1 || line[end - 1 - low] === 0);
    if (isMark) end -= width;
  }
  return line.subarray(0, end);
}
