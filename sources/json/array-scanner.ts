import { deepestJson } from './json-depth.ts';

/** An entry of the array is as long as this at most. Characters. */
export const longestEntry = 8 * 1024 * 1024;

export type ScanFault = 'no-array' | 'too-deep' | 'too-long' | 'not-json';

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Finds the entries of one array in a JSON text that comes in pieces: it follows brackets, strings and names only, and
 * leaves it to the platform's parser to read an entry. Memory holds a piece and an entry.
 */
export class ArrayScanner {
  /** Names that lead to the array. */
  readonly #path: readonly string[];
  #text = '';
  #at = 0;
  /** Names on the way to here; undefined for an array. */
  #names: (string | undefined)[] = [];
  #depth = 0;
  /** Where the array's entries stand; 0 before it is found. */
  #arrayDepth = 0;
  /** Of the entry under way. */
  #entryStart = -1;
  /** Of the string under way, or behind its part that was looked at. */
  #stringStart = -1;
  #stringAt = -1;
  #lastString = '';
  #hasEnded = false;

  constructor(path: readonly string[]) {
    this.#path = path;
  }

  /** The array and the document around it have come to their end. */
  get isWhole(): boolean {
    return this.#hasEnded && this.#depth === 0 && this.#stringStart === -1;
  }

  get hasBegun(): boolean {
    return this.#arrayDepth > 0;
  }

  /** The texts of the entries that are whole now, in order, and the fault that ends the reading. */
  push(piece: string): { entries: string[]; fault?: ScanFault } {
    this.#drop();
    this.#text += piece;
    const entries: string[] = [];
    const fault = this.#scan(entries);
    const kept = [this.#entryStart, this.#stringStart].filter((start) => start !== -1);
    const isLong = kept.some((start) => this.#text.length - start > longestEntry);
    return fault !== undefined || isLong ? { entries, fault: fault ?? 'too-long' } : { entries };
  }

  /** Forgets what lies before the entry or the string under way. */
  #drop(): void {
    const starts = [this.#entryStart, this.#stringStart, this.#at].filter((start) => start !== -1);
    const from = Math.min(...starts);
    this.#text = this.#text.slice(from);
    this.#at -= from;
    if (this.#entryStart !== -1) this.#entryStart -= from;
    if (this.#stringStart !== -1) this.#stringStart -= from;
    if (this.#stringAt !== -1) this.#stringAt -= from;
  }

  #scan(entries: string[]): ScanFault | undefined {
    const text = this.#text;
    while (this.#at < text.length) {
      if (this.#stringStart !== -1) {
        if (!this.#endString()) return undefined;
        continue;
      }
      const code = text.charCodeAt(this.#at);
      const fault = code > closeBrace || code < quote ? undefined : this.#take(code, entries);
      if (fault !== undefined) return fault;
      if (this.#entryStart === -1 && this.#isEntry(code)) this.#entryStart = this.#at;
      this.#at += 1;
    }
    return undefined;
  }

  /** Whether a value begins here that is an entry of the array; brackets and strings are found by their own. */
  #isEntry(code: number): boolean {
    return this.#isAtEntries() && code > 0x20 && code !== comma && code !== openBracket;
  }

  #isAtEntries(): boolean {
    return this.#arrayDepth > 0 && this.#depth === this.#arrayDepth && !this.#hasEnded;
  }

  #take(code: number, entries: string[]): ScanFault | undefined {
    if (code === quote) this.#beginString();
    else if (code === openBrace || code === openBracket) return this.#open(code);
    else if (code === closeBrace || code === closeBracket) return this.#close(code, entries);
    else if (code === comma && this.#isAtEntries()) this.#endEntry(entries, this.#at);
    else if (code === colon && this.#arrayDepth === 0) this.#names[this.#depth - 1] = this.#lastString;
    return undefined;
  }

  #open(code: number): ScanFault | undefined {
    if (this.#isAtEntries() && this.#entryStart === -1) this.#entryStart = this.#at;
    this.#depth += 1;
    if (this.#depth > deepestJson + this.#path.length + 1) return 'too-deep';
    if (this.#arrayDepth > 0) return undefined;
    const way = this.#names.slice(0, this.#depth - 1);
    const isHere = way.length === this.#path.length && way.every((name, index) => name === this.#path[index]);
    if (isHere && code === openBracket) this.#arrayDepth = this.#depth;
    else if (isHere) return 'no-array';
    this.#names[this.#depth - 1] = undefined;
    return undefined;
  }

  #close(code: number, entries: string[]): ScanFault | undefined {
    if (this.#isAtEntries()) {
      if (code !== closeBracket) return 'not-json';
      this.#endEntry(entries, this.#at);
      this.#hasEnded = true;
    }
    this.#depth -= 1;
    this.#names.length = Math.max(0, this.#depth);
    return this.#depth < 0 ? 'not-json' : undefined;
  }

  #endEntry(entries: string[], end: number): void {
    if (this.#entryStart === -1) return;
    entries.push(this.#text.slice(this.#entryStart, end));
    this.#entryStart = -1;
  }

  #beginString(): void {
    if (this.#isAtEntries() && this.#entryStart === -1) this.#entryStart = this.#at;
    this.#stringStart = this.#at;
    this.#stringAt = this.#at + 1;
  }

  /** False when the text ends before the string does. */
  #endString(): boolean {
    const text = this.#text;
    for (let at = this.#stringAt; ; at++) {
      at = text.indexOf('"', at);
      if (at === -1) break;
      if (isEscaped(text, at, this.#stringStart)) continue;
      if (this.#arrayDepth === 0) this.#lastString = toName(text.slice(this.#stringStart, at + 1));
      this.#stringStart = -1;
      this.#at = at + 1;
      return true;
    }
    this.#stringAt = text.length;
    this.#at = text.length;
    return false;
  }
}

function isEscaped(text: string, at: number, start: number): boolean {
  let slashes = 0;
  for (let before = at - 1; before > start && text.charCodeAt(before) === backslash; before--) slashes += 1;
  return slashes % 2 === 1;
}

function toName(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}
