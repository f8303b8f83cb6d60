import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { XmlDataset } from './generated/xml.ts';
import { longestRow, RowCollector } from './row-collector.ts';

export type XmlFault = 'doctype' | 'not-xml' | 'too-large' | 'too-deep';

export interface XmlRow {
  value: Record<string, unknown>;
  /** Counted from 1: where the row's element ends. */
  line: number;
}

/** Elements around the rows are nested so deeply at most. */
const deepest = 100;
/** A document that has not begun its element by then is none. Characters. */
const longestPrologue = 64 * 1024;

class Refused extends Error {
  readonly fault: XmlFault;

  constructor(fault: XmlFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Takes the rows out of an XML text that comes in pieces. Memory holds a piece and a row. */
export class RowParser {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #path: readonly string[];
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #collector = new RowCollector();
  #names: string[] = [];
  #fitting = 0;
  #read = 0;
  #hasBegun = false;
  /** Characters since anything ended: the library keeps them all. */
  #silence = 0;
  #rows: XmlRow[] = [];

  constructor({ rows, namespaces = {} }: XmlDataset) {
    this.#path = rows.split('/').filter((name) => name !== '');
    this.#prefixes = new Map(Object.entries(namespaces).map(([prefix, uri]) => [uri, prefix]));
    this.#listen();
  }

  /** How much of the rows' path was found at most. */
  get found(): readonly string[] {
    return this.#path.slice(0, this.#fitting);
  }

  push(piece: string): { rows: XmlRow[]; fault?: XmlFault } {
    return this.#run(() => {
      this.#read += piece.length;
      this.#silence += piece.length;
      this.#parser.write(piece);
      if (this.#silence > 2 * longestRow) throw new Refused('too-large');
      if (!this.#hasBegun && this.#read > longestPrologue) throw new Refused('not-xml');
    });
  }

  end(): { rows: XmlRow[]; fault?: XmlFault } {
    return this.#run(() => this.#parser.close());
  }

  #run(work: () => void): { rows: XmlRow[]; fault?: XmlFault } {
    this.#rows = [];
    try {
      work();
      return { rows: this.#rows };
    } catch (error) {
      return { rows: this.#rows, fault: error instanceof Refused ? error.fault : 'not-xml' };
    }
  }

  #listen(): void {
    const parser = this.#parser;
    parser.on('opentag', (tag) => this.#begin(tag));
    parser.on('closetag', () => this.#close());
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    // No entity but XML's own five is ever known: nothing is fetched, and nothing grows.
    parser.on('doctype', () => {
      throw new Refused('doctype');
    });
    parser.on('error', (error) => {
      throw error;
    });
  }

  #begin(tag: SaxesTagNS): void {
    this.#silence = 0;
    this.#hasBegun = true;
    const name = this.#toName(tag.uri, tag.local);
    if (this.#collector.isCollecting) this.#collector.begin(name, this.#toAttributes(tag));
    else {
      this.#names.push(name);
      if (this.#names.length > deepest) throw new Refused('too-deep');
      if (this.#fits(tag)) this.#collector.begin(name, this.#toAttributes(tag));
    }
    if (this.#collector.isTooLarge) throw new Refused('too-large');
  }

  /** Whether the way from the document's element to here is the rows' path. */
  #fits({ local }: SaxesTagNS): boolean {
    const depth = this.#names.length;
    const isOnWay = this.#names.every((name, index) => {
      const wanted = this.#path[index];
      return (
        name === wanted ||
        (wanted !== undefined && !wanted.includes(':') && name.replace(/^.*:/, '') === wanted)
      );
    });
    if (isOnWay) this.#fitting = Math.max(this.#fitting, depth);
    return isOnWay && depth === this.#path.length && local !== '';
  }

  #close(): void {
    this.#silence = 0;
    if (!this.#collector.isCollecting) {
      this.#names.pop();
      return;
    }
    const value = this.#collector.end();
    if (value === undefined) return;
    this.#rows.push({ value, line: this.#parser.line });
    this.#names.pop();
  }

  #text(text: string): void {
    this.#collector.text(text);
    if (this.#collector.isTooLarge) throw new Refused('too-large');
  }

  #toAttributes({ attributes }: SaxesTagNS): Record<string, unknown> {
    const taken: Record<string, unknown> = {};
    for (const { prefix, local, uri, value } of Object.values(attributes)) {
      if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) continue;
      taken[`@${this.#toName(uri, local)}`] = value;
    }
    return taken;
  }

  #toName(uri: string, local: string): string {
    const prefix = this.#prefixes.get(uri);
    return prefix === undefined ? local : `${prefix}:${local}`;
  }
}
