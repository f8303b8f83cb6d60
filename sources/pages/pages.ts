import { createHash } from 'node:crypto';
import { explainedError } from '../errors/index.ts';
import type { Page, PageReader, Row } from '../port/index.ts';
import { readBookmark, toBookmark } from './bookmark.ts';

export interface Answer<Cursor> {
  rows: Row[];
  total?: number | undefined;
  /** Where the next page begins; undefined on the last page. */
  next: Cursor | undefined;
}

/** What the reader knows when it asks for a page. */
export interface Place<Cursor> {
  cursor: Cursor;
  /** Counted from 1. */
  page: number;
  /** Rows read before this page. */
  read: number;
}

export interface PagesOptions {
  /** A bookmark of an earlier reading; one that is not ours is as none. */
  from?: string | undefined;
  /** The highest watermark so far, this page's rows included. */
  toWatermark?: (rows: readonly Row[]) => string | undefined;
  /** A sequence that goes on past so many pages has no end. */
  mostPages?: number;
}

type AskPage<Cursor> = (place: Place<Cursor>, signal: AbortSignal) => Promise<Answer<Cursor>>;

/** While a source is read it may grow, but not by more than this: half of what it said, and a thousand rows. */
const growth = { share: 0.5, rows: 1000 };
const mostEmptyPages = 20;

/**
 * Page after page, each in one upstream read. A source that serves a page or a cursor a second time, goes on far past
 * its own total, or serves nothing but empty pages would never end: that is its fault and is said so.
 */
export class Pages<Cursor extends string | number | null> implements PageReader {
  readonly #ask: AskPage<Cursor>;
  readonly #options: PagesOptions;
  #place: Place<Cursor>;
  #startedOver: boolean;
  #emptyPages = 0;
  readonly #contents = new Set<string>();
  readonly #cursors = new Set<Cursor>();

  constructor(first: Cursor, ask: AskPage<Cursor>, options: PagesOptions = {}) {
    const kept = readBookmark<Cursor>(options.from);
    this.#place = kept ?? { cursor: first, page: 1, read: 0 };
    this.#startedOver = options.from !== undefined && kept === undefined;
    this.#ask = ask;
    this.#options = options;
  }

  async next(signal: AbortSignal): Promise<Page> {
    const { rows, total, next } = await this.#ask(this.#place, signal);
    if (next !== undefined) {
      this.#assertEnds({ rows, total, next });
      this.#place = { cursor: next, page: this.#place.page + 1, read: this.#place.read + rows.length };
    }
    const watermark = this.#options.toWatermark?.(rows);
    const isOver = this.#startedOver;
    this.#startedOver = false;
    return {
      ...{ rows, broken: [], isLast: next === undefined },
      ...(isOver && { startedOver: true as const }),
      ...(total === undefined ? {} : { total }),
      ...(next === undefined ? {} : { bookmark: toBookmark(this.#place) }),
      ...(watermark === undefined ? {} : { watermark }),
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #assertEnds({ rows, total, next }: Answer<Cursor> & { next: Cursor }): void {
    const { page, read } = this.#place;
    const most = this.#options.mostPages ?? 100_000;
    this.#emptyPages = rows.length === 0 ? this.#emptyPages + 1 : 0;
    if (this.#emptyPages > mostEmptyPages)
      throw endless(`it serves empty pages without end, up to page ${page}`);
    if (rows.length > 0 && isKnown(this.#contents, toFingerprint(rows)))
      throw endless(`its page ${page} repeats an earlier one, so its paging is ignored or broken`);
    if (isKnown(this.#cursors, next))
      throw endless(`after page ${page} it names a next page that was read already`);
    if (total !== undefined && read + rows.length > total * (1 + growth.share) + growth.rows)
      throw endless(`it says that it has ${total} rows, and goes on past ${read + rows.length}`);
    if (page >= most) throw endless(`it has not ended after ${page} pages`);
  }
}

function endless(reason: string): Error {
  return explainedError('SOURCE_RUBBISH', reason);
}

function isKnown<T>(known: Set<T>, value: T): boolean {
  if (known.has(value)) return true;
  known.add(value);
  return false;
}

function toFingerprint(rows: readonly Row[]): string {
  return createHash('sha1')
    .update(JSON.stringify(rows.map(({ value }) => value)))
    .digest('base64');
}
