import { RecordParser } from '../delimited/index.ts';
import { ArrayScanner, parseEntry } from '../json/index.ts';
import type { BrokenRow, Row } from '../port/index.ts';
import { unreadable } from './read-pushed.ts';

export interface TakenRows {
  rows: Row[];
  broken: BrokenRow[];
}

/** Takes rows out of a text that comes in pieces. */
export interface RowTaker {
  push(piece: string, into: TakenRows): void;
  /** The text is at its end. */
  end(into: TakenRows): void;
}

/** What of a broken row is kept, and how long one may be. Characters. */
const longestRow = 1_000_000;

const faults = {
  'no-array': 'The body is no JSON array: send [ {…}, {…} ], or one object a line as application/x-ndjson.',
  'too-deep': 'The body is nested too deeply: send flat rows.',
  'too-long': 'A row of the body is too long: send rows of less than 8 MB.',
  'not-json': 'The body is not valid JSON: a bracket closes what was not opened.',
} as const;

/** A JSON array of objects. */
export class JsonTaker implements RowTaker {
  readonly #scanner = new ArrayScanner([]);
  #count = 0;

  push(piece: string, into: TakenRows): void {
    const { entries, fault } = this.#scanner.push(this.#count === 0 ? piece.replace(/^\uFEFF/, '') : piece);
    for (const entry of entries) takeObject(entry, `row ${++this.#count}`, into);
    if (fault !== undefined) throw unreadable(faults[fault]);
  }

  end(): void {
    if (!this.#scanner.hasBegun) throw unreadable(faults['no-array']);
    if (!this.#scanner.isWhole)
      throw unreadable(`The body ends inside its array, behind row ${this.#count}: send it whole.`);
  }
}

/** One JSON object a line. */
export class LineTaker implements RowTaker {
  #text = '';
  #line = 0;

  push(piece: string, into: TakenRows): void {
    const lines = (this.#text + piece).split('\n');
    this.#text = lines.pop() ?? '';
    for (const line of lines) this.#take(line, into);
    if (this.#text.length > longestRow)
      throw unreadable(`Line ${this.#line + 1} is longer than a row may be.`);
  }

  end(into: TakenRows): void {
    this.#take(this.#text, into);
  }

  #take(line: string, into: TakenRows): void {
    this.#line += 1;
    const text = this.#line === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() !== '') takeObject(text, `line ${this.#line}`, into);
  }
}

/** CSV with a header (RFC 4180); an empty cell is null. */
export class CsvTaker implements RowTaker {
  readonly #wanted: readonly string[];
  readonly #parser = new RecordParser(',');
  #columns: readonly string[] | undefined;

  /** @param wanted columns that the header must name */
  constructor(wanted: readonly string[]) {
    this.#wanted = wanted;
  }

  push(piece: string, into: TakenRows): void {
    this.#parser.push(piece);
    this.#takeAll(into);
  }

  end(into: TakenRows): void {
    this.#parser.push('', true);
    this.#takeAll(into);
    if (this.#columns === undefined)
      throw unreadable('The body has no header line: name the columns in its first line.');
  }

  #takeAll(into: TakenRows): void {
    while (this.#parser.next()) {
      const { cells, line, fault, isBlank } = this.#parser;
      if (isBlank) continue;
      if (this.#columns === undefined) this.#columns = this.#toColumns(cells);
      else this.#take({ cells, position: `line ${line}`, fault }, into);
    }
  }

  #take(record: { cells: string[]; position: string; fault: string | undefined }, into: TakenRows): void {
    const columns = this.#columns ?? [];
    const { cells, position } = record;
    const sentence =
      record.fault ??
      (cells.length === columns.length
        ? findUnreadable(cells.join(''))
        : `The row has ${cells.length} cells where the header names ${columns.length} columns.`);
    if (sentence !== undefined)
      into.broken.push({ raw: this.#parser.raw.slice(0, longestRow), position, sentence });
    else {
      const value = Object.fromEntries(
        columns.map((name, index) => [name, cells[index] === '' ? null : cells[index]]),
      );
      into.rows.push({ value, position });
    }
  }

  #toColumns(cells: readonly string[]): string[] {
    const columns = cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());
    const missing = this.#wanted.filter((name) => !columns.includes(name));
    if (missing.length > 0) throw unreadable(`The header lacks ${missing.join(', ')}.`);
    const doubled = columns.find((name, index) => columns.indexOf(name) !== index);
    if (doubled !== undefined) throw unreadable(`The header names ${doubled} twice.`);
    return columns;
  }
}

function takeObject(text: string, position: string, into: TakenRows): void {
  const found = findUnreadable(text) ?? parseEntry(text, 'The row');
  if (typeof found !== 'string') into.rows.push({ value: found, position });
  else into.broken.push({ raw: text.trim().slice(0, longestRow), position, sentence: found });
}

/** U+FFFD is what the decoder writes where bytes are no character. */
function findUnreadable(text: string): string | undefined {
  return text.includes('\uFFFD')
    ? 'The row holds bytes that are no text in the charset of its Content-Type.'
    : undefined;
}
