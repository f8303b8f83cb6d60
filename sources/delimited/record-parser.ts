/** One record with the line that it begins on, counted from 1; quoted line breaks are counted. */
export interface DelimitedRecord {
  cells: string[];
  line: number;
  raw: string;
  /** Why it cannot be taken apart; `raw` is then its first line, and the next line is a record of its own. */
  fault?: string;
}

interface Parsed {
  cells: string[];
  /** Behind the record and its line break. */
  end: number;
  fault?: string;
}

/** A quoted cell of more is a quote that was never closed. Characters. */
const largestRecord = 1_000_000;
const neverClosed = 'A quotation mark is opened here and never closed.';
const strayQuote = 'Text stands behind a closing quotation mark: double the marks inside a quoted cell.';

/**
 * Takes a text apart as RFC 4180 says, piece by piece. Unlike the parsers at hand it loses no line behind a broken one:
 * reading goes on with the very next line, and the broken line is kept as it was written.
 */
export class RecordParser {
  readonly #delimiter: string;
  #text = '';
  #line = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that are whole now. */
  push(piece: string): DelimitedRecord[] {
    this.#text += piece;
    return this.#takeAll(false);
  }

  /** What was left. */
  end(): DelimitedRecord[] {
    return this.#takeAll(true);
  }

  #takeAll(isFinal: boolean): DelimitedRecord[] {
    const records: DelimitedRecord[] = [];
    let start = 0;
    while (start < this.#text.length) {
      const parsed = this.#parse(start, isFinal);
      if (parsed === undefined) break;
      const raw = this.#text.slice(start, parsed.end);
      records.push(toRecord(parsed, raw, this.#line));
      this.#line += countLines(raw);
      start = parsed.end;
    }
    this.#text = this.#text.slice(start);
    return records;
  }

  /** Undefined when the text ends before the record does. */
  #parse(start: number, isFinal: boolean): Parsed | undefined {
    const text = this.#text;
    const lineEnd = text.indexOf('\n', start);
    if (lineEnd === -1 && !isFinal) return undefined;
    const stop = lineEnd === -1 ? text.length : lineEnd;
    // Most records hold no quotation mark: they are split at once.
    const quote = text.indexOf('"', start);
    if (quote === -1 || quote > stop) {
      return { cells: withoutReturn(text.slice(start, stop)).split(this.#delimiter), end: stop + 1 };
    }
    return this.#parseQuoted(start, isFinal);
  }

  #parseQuoted(start: number, isFinal: boolean): Parsed | undefined {
    const text = this.#text;
    const cells: string[] = [];
    for (let at = start; ; at += this.#delimiter.length) {
      const isQuoted = text[at] === '"';
      const close = isQuoted ? findClose(text, at + 1) : this.#findPlainEnd(at);
      if (close === undefined) {
        return isFinal || text.length - start > largestRecord ? this.#broken(start, neverClosed) : undefined;
      }
      cells.push(
        isQuoted ? text.slice(at + 1, close).replaceAll('""', '"') : withoutReturn(text.slice(at, close)),
      );
      at = isQuoted ? close + 1 : close;
      if (text.startsWith(this.#delimiter, at)) continue;
      const end = this.#findRecordEnd(at, isFinal);
      return end === 'stray'
        ? this.#broken(start, strayQuote)
        : end === undefined
          ? undefined
          : { cells, end };
    }
  }

  #findPlainEnd(at: number): number {
    const [delimiter, lineEnd] = [this.#text.indexOf(this.#delimiter, at), this.#text.indexOf('\n', at)];
    return Math.min(...[delimiter, lineEnd, this.#text.length].filter((found) => found !== -1));
  }

  #findRecordEnd(at: number, isFinal: boolean): number | 'stray' | undefined {
    const text = this.#text;
    const past = text[at] === '\r' ? at + 1 : at;
    if (past >= text.length) return isFinal ? text.length : undefined;
    return text[past] === '\n' ? past + 1 : 'stray';
  }

  #broken(start: number, fault: string): Parsed {
    const lineEnd = this.#text.indexOf('\n', start);
    return { cells: [], end: lineEnd === -1 ? this.#text.length : lineEnd + 1, fault };
  }
}

/** The quotation mark that closes, doubled ones passed over. */
function findClose(text: string, from: number): number | undefined {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1) return undefined;
    if (text[at + 1] !== '"') return at;
  }
}

function toRecord({ cells, fault }: Parsed, raw: string, line: number): DelimitedRecord {
  const record = { cells, line, raw: raw.replace(/\r?\n$/, '') };
  return fault === undefined ? record : { ...record, fault };
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

function countLines(raw: string): number {
  let lines = 0;
  for (let at = raw.indexOf('\n'); at !== -1; at = raw.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
