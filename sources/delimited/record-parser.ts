/** A quoted cell of more is a quote that was never closed. Characters. */
const largestRecord = 1_000_000;
const neverClosed = 'A quotation mark is opened here and never closed.';
const strayQuote = 'Text stands behind a closing quotation mark: double the marks inside a quoted cell.';

/**
 * Takes a text apart as RFC 4180 says, piece by piece. Unlike the parsers at hand it loses no line behind a broken one:
 * reading goes on with the very next line, and the broken line is kept as it was written. It is a cursor, since an
 * object for each record would cost as much as the record: `next()` moves on, the members tell of the record it is at.
 */
export class RecordParser {
  /** Of the record; empty where it cannot be taken apart. */
  cells: string[] = [];
  /** On which the record begins, counted from 1; quoted line breaks are counted. */
  line = 1;
  /** Why it cannot be taken apart; the record is then its first line, and the next line is a record of its own. */
  fault: string | undefined;
  /** Holds nothing but white space. */
  isBlank = false;

  readonly #delimiter: string;
  #text = '';
  #isFinal = false;
  /** Of the record, and of the one behind it. */
  #start = 0;
  #end = 0;
  #nextLine: number;
  /** The first quotation mark at or behind the record, so that no line is searched twice; past the text for none. */
  #quote = -1;

  constructor(delimiter: string, firstLine = 1) {
    this.#delimiter = delimiter;
    this.#nextLine = firstLine;
  }

  /** Adds a piece; what was not yet whole is begun again. */
  push(piece: string, isFinal = false): void {
    const rest = this.#end === this.#text.length ? '' : this.#text.slice(this.#end);
    this.#text = rest === '' ? piece : rest + piece;
    this.#end = 0;
    this.#quote = -1;
    this.#isFinal = isFinal;
  }

  /** The record as it was written, without its line break. */
  get raw(): string {
    return this.#text.slice(this.#start, this.#end).replace(/\r?\n$/, '');
  }

  /** The line that the next record begins on. */
  get nextLine(): number {
    return this.#nextLine;
  }

  /** Whether a piece ended inside a record, which waits for the next piece. */
  get isWaiting(): boolean {
    return this.#end < this.#text.length;
  }

  /** False when no further record is whole. */
  next(): boolean {
    const text = this.#text;
    const start = this.#end;
    if (start >= text.length) return false;
    const lineEnd = text.indexOf('\n', start);
    if (lineEnd === -1 && !this.#isFinal) return false;
    const stop = lineEnd === -1 ? text.length : lineEnd;
    if (this.#quote < start) this.#findQuote(start);
    if (this.#quote < stop) return this.#takeQuoted(start);
    // Most records hold no quotation mark: they are split at once.
    const last = stop > start && text.charCodeAt(stop - 1) === carriageReturn ? stop - 1 : stop;
    this.cells = text.slice(start, last).split(this.#delimiter);
    this.isBlank = this.cells.length === 1 && this.cells[0]?.trim() === '';
    this.fault = undefined;
    this.#start = start;
    this.#end = Math.min(stop + 1, text.length);
    this.line = this.#nextLine;
    this.#nextLine += 1;
    return true;
  }

  #findQuote(from: number): void {
    const found = this.#text.indexOf('"', from);
    this.#quote = found === -1 ? this.#text.length : found;
  }

  #takeQuoted(start: number): boolean {
    const parsed = this.#parseQuoted(start);
    if (parsed === undefined) return false;
    this.cells = parsed.cells;
    this.fault = parsed.fault;
    this.isBlank = false;
    this.#start = start;
    this.#end = parsed.end;
    this.line = this.#nextLine;
    this.#nextLine += countLines(this.#text, start, parsed.end);
    return true;
  }

  /** Undefined when the text ends before the record does. */
  #parseQuoted(start: number): Parsed | undefined {
    const text = this.#text;
    const cells: string[] = [];
    for (let at = start; ; at += this.#delimiter.length) {
      const isQuoted = text[at] === '"';
      const close = isQuoted ? findClose(text, at + 1) : this.#findPlainEnd(at);
      if (close === undefined) {
        const isTooLong = text.length - start > largestRecord;
        return this.#isFinal || isTooLong ? this.#broken(start, neverClosed) : undefined;
      }
      cells.push(isQuoted ? unquote(text, at + 1, close) : withoutReturn(text.slice(at, close)));
      at = isQuoted ? close + 1 : close;
      if (text.startsWith(this.#delimiter, at)) continue;
      const end = this.#findRecordEnd(at);
      if (end === 'stray') return this.#broken(start, strayQuote);
      return end === undefined ? undefined : { cells, end };
    }
  }

  #findPlainEnd(at: number): number {
    const [delimiter, lineEnd] = [this.#text.indexOf(this.#delimiter, at), this.#text.indexOf('\n', at)];
    const stop = lineEnd === -1 ? this.#text.length : lineEnd;
    return delimiter === -1 || delimiter > stop ? stop : delimiter;
  }

  #findRecordEnd(at: number): number | 'stray' | undefined {
    const text = this.#text;
    const past = text[at] === '\r' ? at + 1 : at;
    if (past >= text.length) return this.#isFinal ? text.length : undefined;
    return text[past] === '\n' ? past + 1 : 'stray';
  }

  #broken(start: number, fault: string): Parsed {
    const lineEnd = this.#text.indexOf('\n', start);
    return { cells: [], end: lineEnd === -1 ? this.#text.length : lineEnd + 1, fault };
  }
}

interface Parsed {
  cells: string[];
  /** Behind the record and its line break. */
  end: number;
  fault?: string;
}

const carriageReturn = 13;

/** The quotation mark that closes, doubled ones passed over. */
function findClose(text: string, from: number): number | undefined {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1) return undefined;
    if (text[at + 1] !== '"') return at;
  }
}

function unquote(text: string, from: number, to: number): string {
  const cell = text.slice(from, to);
  return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
