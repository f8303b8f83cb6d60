import { explainedError } from '../errors/index.ts';
import {
  readText,
  skipLines,
  toDecode,
  toLineBlocks,
  type FileBatch,
  type LineBlock,
  type OpenFile,
  type OpenText,
  type TextEncoding,
} from '../files/index.ts';
import { toColumns } from './delimited-header.ts';
import type { DelimitedDataset } from './generated/delimited.ts';
import { RecordParser } from './record-parser.ts';
import { RowBuilder } from './row-builder.ts';

export interface DelimitedRead {
  settings: DelimitedDataset;
  /** Foreign names that the document's `fields` ask for. */
  wanted: readonly string[];
}

/** Where a reading of the file goes on: at a record's first byte. */
interface DelimitedPlace {
  offset: number;
  line: number;
  encoding: TextEncoding;
  columns: string[];
}

/**
 * A file's rows in batches. Empty cells are null.
 * @throws CausewayError SOURCE_RUBBISH for a header that lacks a wanted column or names one twice
 */
export async function* readDelimitedFile(file: OpenFile, read: DelimitedRead): AsyncGenerator<FileBatch> {
  const from = file.from as DelimitedPlace | undefined;
  const text: OpenText = from
    ? { encoding: from.encoding, offset: from.offset, chunks: file.read(from.offset) }
    : await readText({ name: file.name, read: file.read, encoding: read.settings.encoding });
  const reading = new DelimitedReading({ file, read, text });
  for await (const block of toLineBlocks(text.chunks, text.offset, text.encoding)) yield reading.take(block);
  reading.assertHeader();
}

class DelimitedReading {
  readonly #file: OpenFile;
  readonly #read: DelimitedRead;
  readonly #encoding: TextEncoding;
  readonly #decode: (bytes: Buffer) => string;
  #parser: RecordParser;
  #builder: RowBuilder | undefined;
  #columns: string[] | undefined;
  #note: string | undefined;
  /** Of the block's first byte. */
  #blockLine: number;
  /** Of the first record that is not yet whole. */
  #offset: number;

  constructor({ file, read, text }: { file: OpenFile; read: DelimitedRead; text: OpenText }) {
    const from = file.from as DelimitedPlace | undefined;
    this.#file = file;
    this.#read = read;
    this.#encoding = text.encoding;
    this.#decode = toDecode(text.encoding);
    this.#note = text.note;
    this.#offset = text.offset;
    this.#blockLine = from?.line ?? 1;
    this.#parser = new RecordParser(read.settings.delimiter ?? ',', this.#blockLine);
    const given = read.settings.header;
    this.#useColumns(from?.columns ?? (Array.isArray(given) ? given : undefined));
  }

  take(block: LineBlock): FileBatch {
    const batch: FileBatch = { rows: [], broken: [] };
    if (this.#note !== undefined) batch.notes = [this.#note];
    this.#note = undefined;
    if (block.isCut) this.#takeCut(block, batch);
    else this.#takeLines(block, batch);
    if (this.#columns !== undefined) batch.at = this.#toPlace(this.#columns);
    return batch;
  }

  /** Nothing at all is no delivery: with a header it would mean that there are no rows any more. */
  assertHeader(): void {
    if (this.#columns !== undefined) return;
    throw explainedError(
      'SOURCE_RUBBISH',
      `${this.#file.name} is empty, its header is missing: deliver it again`,
    );
  }

  #takeLines({ bytes, offset, isLast }: LineBlock, batch: FileBatch): void {
    const text = this.#decode(bytes);
    const parser = this.#parser;
    parser.push(text, isLast);
    this.#drain(batch, text.includes('\uFFFD') || text.includes('\0'));
    if (!parser.isWaiting) {
      this.#offset = offset + bytes.length;
      this.#blockLine = parser.nextLine;
      return;
    }
    // A record goes on in the next block: a later reading begins at its first line.
    const whole = parser.nextLine - this.#blockLine;
    if (whole > 0) this.#offset = offset + skipLines(bytes, whole, this.#encoding);
    this.#blockLine += text.split('\n').length - 1;
  }

  #drain(batch: FileBatch, hasOdd: boolean): void {
    const parser = this.#parser;
    while (parser.next()) {
      if (this.#builder !== undefined) this.#builder.add(batch, parser, hasOdd);
      else if (!parser.isBlank) this.#useColumns(toColumns(parser, this.#read.wanted, this.#toFile()));
    }
  }

  /** The beginning of a line that is too long; a quotation that was open is not waited for any more. */
  #takeCut({ bytes, end }: LineBlock, batch: FileBatch): void {
    this.#parser.push('', true);
    this.#drain(batch, true);
    const line = this.#parser.nextLine;
    const sentence = 'The line is longer than any row may be; only its beginning is kept.';
    batch.broken.push({ raw: this.#decode(bytes), position: `${this.#file.name}:${line}`, sentence });
    this.#blockLine = line + 1;
    this.#offset = end;
    this.#parser = new RecordParser(this.#read.settings.delimiter ?? ',', this.#blockLine);
  }

  #useColumns(columns: string[] | undefined): void {
    this.#columns = columns;
    if (columns !== undefined) {
      this.#builder = new RowBuilder(columns, this.#file.name);
    }
  }

  #toFile(): { name: string; encoding: TextEncoding } {
    return { name: this.#file.name, encoding: this.#encoding };
  }

  #toPlace(columns: string[]): DelimitedPlace {
    const line = this.#parser.nextLine;
    return { offset: this.#offset, line, encoding: this.#encoding, columns };
  }
}
