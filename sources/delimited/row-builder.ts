import type { FileBatch } from '../files/index.ts';
import { compileRow, type ToValue } from './compile-row.ts';
import type { RecordParser } from './record-parser.ts';

/** Makes rows, or broken rows, of the records behind a header. */
export class RowBuilder {
  readonly #columns: readonly string[];
  readonly #file: string;
  readonly #toValue: ToValue;

  constructor(columns: readonly string[], file: string) {
    this.#columns = columns;
    this.#file = file;
    this.#toValue = compileRow(columns);
  }

  /** `hasOdd`: some record of this piece may hold what is no text. */
  add(batch: FileBatch, record: RecordParser, hasOdd: boolean): void {
    if (record.isBlank) return;
    const { cells, line } = record;
    const position = `${this.#file}:${line}`;
    const sentence = record.fault ?? this.#findFault(cells, hasOdd);
    if (sentence === undefined) batch.rows.push({ value: this.#toValue(cells), position });
    else batch.broken.push({ raw: toOwnText(record.raw), position, sentence });
  }

  #findFault(cells: readonly string[], hasOdd: boolean): string | undefined {
    const columns = this.#columns;
    if (cells.length !== columns.length) {
      return `The row has ${cells.length} cells where the header names ${columns.length} columns.`;
    }
    return hasOdd ? this.#findOdd(cells) : undefined;
  }

  #findOdd(cells: readonly string[]): string | undefined {
    // U+FFFD is what the decoder writes where bytes are no character.
    const unreadable = cells.findIndex((cell) => cell.includes('\uFFFD'));
    if (unreadable !== -1)
      return `The column ${this.#columns[unreadable]} holds bytes that are no text in the file's encoding.`;
    const withNul = cells.findIndex((cell) => cell.includes('\0'));
    return withNul === -1 ? undefined : `The column ${this.#columns[withNul]} holds a NUL character.`;
  }
}

/** A text that does not keep the whole piece of the file alive that it was cut from. */
function toOwnText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
