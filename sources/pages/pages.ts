import { sourceError } from '../errors/index.ts';
import type { Page, PageReader, Row } from '../port/index.ts';

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

type AskPage<Cursor> = (place: Place<Cursor>, signal: AbortSignal) => Promise<Answer<Cursor>>;

/**
 * Page after page, each in one upstream read. A page that comes a second time means that the source ignores its paging:
 * that would never end.
 */
export class Pages<Cursor> implements PageReader {
  readonly #ask: AskPage<Cursor>;
  #place: Place<Cursor>;
  #lastPage = '';
  readonly #cursors = new Set<string>();

  constructor(first: Cursor, ask: AskPage<Cursor>) {
    this.#place = { cursor: first, page: 1, read: 0 };
    this.#ask = ask;
  }

  async next(signal: AbortSignal): Promise<Page> {
    const { rows, total, next } = await this.#ask(this.#place, signal);
    this.#assertNew(rows, next);
    if (next !== undefined) {
      this.#place = { cursor: next, page: this.#place.page + 1, read: this.#place.read + rows.length };
    }
    return { rows, broken: [], ...(total === undefined ? {} : { total }), isLast: next === undefined };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #assertNew(rows: readonly Row[], next: Cursor | undefined): void {
    const page = JSON.stringify([rows.length, rows[0]?.value, rows.at(-1)?.value]);
    const cursor = JSON.stringify(next ?? null);
    const repeats = rows.length > 0 && page === this.#lastPage;
    if (repeats || (next !== undefined && this.#cursors.has(cursor))) {
      throw sourceError('SOURCE_RUBBISH', `Page ${this.#place.page} repeats an earlier one.`);
    }
    this.#lastPage = page;
    this.#cursors.add(cursor);
  }
}
