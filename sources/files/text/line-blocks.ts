import type { TextEncoding } from './encodings.ts';
import { findLastLineEnd, findLineEnd } from './line-breaks.ts';

/** Some whole lines of a file, as bytes. */
export interface LineBlock {
  bytes: Buffer;
  /** Of the first byte in the file, and of the one behind the block. */
  offset: number;
  end: number;
  /** No line behind it. */
  isLast: boolean;
  /** One line that is longer than any may be: `bytes` is its beginning only. */
  isCut: boolean;
}

/** A line of more is no row. Bytes. */
const longestLine = 8 * 1024 * 1024;
/** Chunks are gathered to blocks of so much at least, so that small ones do not become small pages. Bytes. */
const smallestBlock = 256 * 1024;
/** What is kept of a longer one. Bytes. */
const keptOfLongLine = 64 * 1024;

/**
 * Cuts a stream behind line feeds, so that each block can be decoded on its own and a reading can begin at any block.
 * Memory holds a block and a line. The last block may be empty.
 */
export async function* toLineBlocks(
  chunks: AsyncIterable<Buffer>,
  from: number,
  encoding: TextEncoding,
): AsyncGenerator<LineBlock> {
  const cutter = new BlockCutter(from, encoding);
  for await (const chunk of chunks) {
    const block = cutter.push(chunk);
    if (block !== undefined) yield block;
  }
  yield* cutter.end();
}

interface LongLine {
  bytes: Buffer;
  offset: number;
}

class BlockCutter {
  readonly #encoding: TextEncoding;
  #rest: Buffer[] = [];
  #size = 0;
  #offset: number;
  #enough = smallestBlock;
  /** The beginning of a line that is too long, whose end is awaited; and where it begins. */
  #long: LongLine | undefined;

  constructor(offset: number, encoding: TextEncoding) {
    this.#offset = offset;
    this.#encoding = encoding;
  }

  push(chunk: Buffer): LineBlock | undefined {
    this.#rest.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#enough) return undefined;
    const bytes = this.#rest.length === 1 ? chunk : Buffer.concat(this.#rest, this.#size);
    const long = this.#long ?? this.#findLong(bytes);
    if (long !== undefined) return this.#skip(bytes, long);
    const end = findLastLineEnd(bytes, this.#encoding);
    if (end !== -1) return this.#take(bytes, end);
    this.#rest = [bytes];
    // No line has ended: twice as much is gathered before it is looked at again.
    this.#enough = Math.min(this.#size * 2, longestLine + 1);
    return undefined;
  }

  /** What is left; a line that is too long may stand before the last lines. */
  *end(): Generator<LineBlock> {
    let bytes = Buffer.concat(this.#rest, this.#size);
    const long = this.#long ?? this.#findLong(bytes);
    const cut = long && this.#skip(bytes, long);
    if (cut !== undefined) yield cut;
    if (cut !== undefined) bytes = Buffer.concat(this.#rest, this.#size);
    const end = this.#offset + this.#size;
    yield this.#long === undefined
      ? { bytes, offset: this.#offset, end, isLast: true, isCut: false }
      : { ...this.#long, end, isLast: true, isCut: true };
  }

  #take(bytes: Buffer, end: number): LineBlock {
    const offset = this.#offset;
    this.#keep(bytes.subarray(end), end);
    return { bytes: bytes.subarray(0, end), offset, end: this.#offset, isLast: false, isCut: false };
  }

  /** Only the first line can be too long: the others came with the last chunk. */
  #findLong(bytes: Buffer): LongLine | undefined {
    if (bytes.length <= longestLine) return undefined;
    const end = findLineEnd(bytes, 0, this.#encoding);
    if (end !== -1 && end <= longestLine) return undefined;
    return { bytes: Buffer.from(bytes.subarray(0, keptOfLongLine)), offset: this.#offset };
  }

  #skip(bytes: Buffer, long: LongLine): LineBlock | undefined {
    const end = findLineEnd(bytes, 0, this.#encoding);
    const skipped = end === -1 ? bytes.length & ~1 : end;
    this.#keep(bytes.subarray(skipped), skipped);
    this.#long = end === -1 ? long : undefined;
    if (end === -1) return undefined;
    return { ...long, end: this.#offset, isLast: false, isCut: true };
  }

  #keep(rest: Buffer, taken: number): void {
    this.#rest = rest.length === 0 ? [] : [rest];
    this.#size = rest.length;
    this.#offset += taken;
    this.#enough = smallestBlock;
  }
}
