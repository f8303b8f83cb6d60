import type { Place } from '../pages/index.ts';
import { readPath } from '../shaping/index.ts';
import type { PagingByCursor, PagingByOffset, PagingByPageNumber, RestDataset } from './generated/rest.ts';

/** Page number, offset or the source's own cursor; null before the first cursor. */
export type Cursor = string | number | null;

export interface Answered {
  place: Place<Cursor>;
  answer: unknown;
  count: number;
  total: number | undefined;
}

export interface PageStyle {
  first: Cursor;
  toParams(place: Place<Cursor>): Record<string, string>;
  /** Undefined after the last page. */
  toNext(answered: Answered): Cursor | undefined;
}

const defaultSize = 500;
const onePage: PageStyle = { first: null, toParams: () => ({}), toNext: () => undefined };

export function toPageStyle(page: RestDataset['page']): PageStyle {
  if (page === undefined) return onePage;
  if (page.style === 'number') return byNumber(page);
  return page.style === 'offset' ? byOffset(page) : byCursor(page);
}

function byNumber(page: PagingByPageNumber): PageStyle {
  return {
    first: page.firstPage ?? 1,
    toParams: ({ cursor }) => ({ [page.pageParam]: String(cursor), ...sizeOf(page) }),
    toNext: (answered) => (hasMore(page, answered) ? Number(answered.place.cursor) + 1 : undefined),
  };
}

function byOffset(page: PagingByOffset): PageStyle {
  return {
    first: 0,
    toParams: ({ cursor }) => ({ [page.offsetParam]: String(cursor), ...sizeOf(page) }),
    toNext: (answered) => (hasMore(page, answered) ? answered.place.read + answered.count : undefined),
  };
}

function byCursor(page: PagingByCursor): PageStyle {
  return {
    first: null,
    toParams: ({ cursor }) => ({
      ...(cursor === null ? {} : { [page.cursorParam]: String(cursor) }),
      ...sizeOf(page),
    }),
    toNext: ({ answer }) => {
      const next = readPath(answer, page.nextPath);
      return next === null || next === undefined || next === '' ? undefined : (next as Cursor);
    },
  };
}

function sizeOf({ sizeParam, size }: { sizeParam?: string; size?: number }): Record<string, string> {
  return sizeParam === undefined ? {} : { [sizeParam]: String(size ?? defaultSize) };
}

/** By the total where the source tells it; else until a page is not full, or, of unknown size, is empty. */
function hasMore(page: { sizeParam?: string; size?: number }, { place, count, total }: Answered): boolean {
  if (count === 0) return false;
  if (total !== undefined) return place.read + count < total;
  return page.sizeParam === undefined || count >= (page.size ?? defaultSize);
}
