import type { Place } from '../pages/index.ts';
import { explainedError } from '../errors/index.ts';
import { findNextLink, type JsonAnswer } from '../http/index.ts';
import { readPath } from '../shaping/index.ts';
import type {
  PagingByCursor,
  PagingByLinkHeader,
  PagingByOffset,
  PagingByPageNumber,
  RestDataset,
} from './generated/rest.ts';

/** Page number, offset, the source's own cursor or the address of a next page; null before the first cursor. */
export type Cursor = string | number | null;

export interface Answered {
  place: Place<Cursor>;
  answer: JsonAnswer;
  /** The address that was asked. */
  url: string;
  count: number;
  total: number | undefined;
}

export interface PageStyle {
  first: Cursor;
  toParams(place: Place<Cursor>): Record<string, string>;
  /** The cursor is the whole address of the page. */
  isAddress?: true;
  /** Undefined after the last page. */
  toNext(answered: Answered): Cursor | undefined;
}

const defaultSize = 500;
const onePage: PageStyle = { first: null, toParams: () => ({}), toNext: () => undefined };

export function toPageStyle(page: RestDataset['page']): PageStyle {
  if (page === undefined) return onePage;
  switch (page.style) {
    case 'number':
      return byNumber(page);
    case 'offset':
      return byOffset(page);
    case 'cursor':
      return byCursor(page);
    case 'link':
      return byLink(page);
  }
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
      const next = readPath(answer.json, page.nextPath);
      return next === null || next === undefined || next === '' ? undefined : (next as Cursor);
    },
  };
}

/** RFC 8288. */
function byLink(page: PagingByLinkHeader): PageStyle {
  return {
    first: null,
    isAddress: true,
    toParams: () => sizeOf(page),
    toNext: ({ answer, url }) => {
      const target = findNextLink(answer.headers.link);
      return target === undefined ? undefined : toSameOrigin(target, url);
    },
  };
}

/** Credentials go with each question, so no answer may send them elsewhere. */
function toSameOrigin(target: string, url: string): string {
  const next = URL.parse(target, url);
  if (next === null || next.origin !== new URL(url).origin)
    throw explainedError('SOURCE_RUBBISH', 'its link to the next page leads to another host', target);
  return next.href;
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
