import { findNextLink, type HttpAnswer } from '../../../http/index.ts';
import { findRowsPath, type FoundRows } from './find-rows-path.ts';
import { findTotalPath } from './find-total-path.ts';
import { parseJson, type Web } from './web.ts';

interface Answered {
  json: unknown;
  headers: HttpAnswer['headers'];
  rows: FoundRows;
}

export interface FoundPaging {
  /** The dataset's `page`; undefined where one answer seems to hold everything. */
  page?: Record<string, unknown>;
  doubts: string[];
}

const sizes = [
  'limit',
  'size',
  'pageSize',
  'per_page',
  'page_size',
  'perPage',
  'count',
  'top',
  '$top',
  'rows',
  'take',
  'first',
  'max',
];
const cursors = [
  'after',
  'cursor',
  'next',
  'pageToken',
  'page_token',
  'starting_after',
  'start_after',
  'continuation',
  'token',
  'nextToken',
  'since_id',
  'from',
];
const numbers = ['page', 'pageNo', 'pageNum', 'page_no', 'pageIndex', 'p', 'currentPage'];
const offsets = ['offset', 'skip', 'start', '$skip', 'startIndex'];
const cursorMembers =
  /^(next|next_?cursor|next_?token|next_?page_?token|continuation(_?token)?|end_?cursor|cursor|after)$/i;
const pageSize = 500;

/** How the next page is had: told by the answer, else found by asking for two rows in the usual ways. Few questions. */
export async function findPaging(web: Web, answered: Answered): Promise<FoundPaging> {
  const total = findTotalPath(answered.json, answered.rows);
  const known = total === undefined ? {} : { totalPath: total.path };
  if (findNextLink(answered.headers.link) !== undefined) {
    const sizeParam = await findSize(web, answered.rows);
    return { page: { style: 'link', ...sizeOf(sizeParam), ...known }, doubts: [] };
  }
  const cursor = findCursor(answered.json);
  if (cursor !== undefined) return byCursor(web, answered, { ...cursor, known });
  const count = answered.rows.rows.length;
  if (total !== undefined && total.value <= count) return { doubts: [] };
  return byTrying(web, answered, { known, isShort: total === undefined && count % 10 !== 0 });
}

function sizeOf(sizeParam: string | undefined): Record<string, unknown> {
  return sizeParam === undefined ? {} : { sizeParam, size: pageSize };
}

function findCursor(
  json: unknown,
  path: readonly string[] = [],
): { path: string; value: string | number } | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || path.length > 2) return undefined;
  for (const [key, value] of Object.entries(json)) {
    if (cursorMembers.test(key) && (typeof value === 'number' || (typeof value === 'string' && value !== '')))
      return { path: [...path, key].join('.'), value };
  }
  for (const [key, value] of Object.entries(json)) {
    const found = findCursor(value, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function byCursor(
  web: Web,
  answered: Answered,
  { path, value, known }: { path: string; value: string | number; known: object },
): Promise<FoundPaging> {
  if (typeof value === 'string' && /^(https?:)?\//.test(value)) return byAddress(web, { path, value, known });
  const sizeParam = await findSize(web, answered.rows);
  for (const cursorParam of cursors) {
    const rows = await ask(web, { [cursorParam]: String(value) });
    if (rows !== undefined && rows.length > 0 && !isSame(rows, answered.rows.rows)) {
      return {
        page: { style: 'cursor', cursorParam, nextPath: path, ...sizeOf(sizeParam), ...known },
        doubts: [],
      };
    }
  }
  return {
    page: { style: 'cursor', cursorParam: 'cursor', nextPath: path, ...sizeOf(sizeParam), ...known },
    doubts: [
      `The answer names its next page (${path}), but which parameter takes it was not found: "cursor" is a guess.`,
    ],
  };
}

/** The address of the next page says which parameter counts. */
function byAddress(
  web: Web,
  { path, value, known }: { path: string; value: string; known: object },
): FoundPaging {
  const next = new URL(value, web.url);
  const changed = [...next.searchParams].filter(([name, text]) => web.url.searchParams.get(name) !== text);
  const size = changed.find(([name]) => sizes.includes(name))?.[0];
  const number = changed.find(([name]) => numbers.includes(name))?.[0];
  if (number !== undefined)
    return { page: { style: 'number', pageParam: number, ...sizeOf(size), ...known }, doubts: [] };
  const offset = changed.find(([name]) => offsets.includes(name))?.[0];
  if (offset !== undefined)
    return { page: { style: 'offset', offsetParam: offset, ...sizeOf(size), ...known }, doubts: [] };
  return {
    doubts: [
      `The answer names its next page as an address (${path}), which cannot be followed: only the first page is read.`,
    ],
  };
}

async function byTrying(
  web: Web,
  answered: Answered,
  { known, isShort }: { known: object; isShort: boolean },
): Promise<FoundPaging> {
  const sizeParam = await findSize(web, answered.rows);
  // Without a size that it heeds, and with an uneven number of rows, it answers everything at once.
  if (sizeParam === undefined && isShort) return { doubts: [] };
  const [first] = answered.rows.rows;
  for (const pageParam of numbers) {
    const second = await ask(web, {
      [pageParam]: '2',
      ...(sizeParam === undefined ? {} : { [sizeParam]: '2' }),
    });
    if (
      second === undefined ||
      isSame(second, answered.rows.rows) ||
      (second.length === 0 && answered.rows.rows.length > 2)
    )
      continue;
    const one = await ask(web, {
      [pageParam]: '1',
      ...(sizeParam === undefined ? {} : { [sizeParam]: '2' }),
    });
    const firstPage =
      one !== undefined && first !== undefined && isSame(one, [first]) ? {} : { firstPage: 0 };
    return { page: { style: 'number', pageParam, ...firstPage, ...sizeOf(sizeParam), ...known }, doubts: [] };
  }
  for (const offsetParam of offsets) {
    const further = await ask(web, {
      [offsetParam]: '2',
      ...(sizeParam === undefined ? {} : { [sizeParam]: '2' }),
    });
    if (further === undefined || isSame(further, answered.rows.rows)) continue;
    return { page: { style: 'offset', offsetParam, ...sizeOf(sizeParam), ...known }, doubts: [] };
  }
  const doubt = `One answer holds ${answered.rows.rows.length} rows, and how further ones are had was not found.`;
  return { doubts: sizeParam === undefined && isShort ? [] : [doubt] };
}

/** The parameter that makes an answer two rows long. */
async function findSize(web: Web, { rows }: FoundRows): Promise<string | undefined> {
  if (rows.length <= 2) return sizes.find((name) => web.url.searchParams.has(name));
  for (const name of sizes) {
    const answered = await ask(web, { [name]: '2' });
    if (answered?.length === 2) return name;
  }
  return undefined;
}

async function ask(web: Web, params: Record<string, string>): Promise<Record<string, unknown>[] | undefined> {
  const url = new URL(web.url);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  const answer = await web.get(url.href).catch(() => undefined);
  if (answer === undefined || answer.status < 200 || answer.status > 299) return undefined;
  const json = parseJson(answer.body);
  const rows = findRowsPath(json)?.rows;
  return rows ?? (json === undefined ? undefined : []);
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a[0]) === JSON.stringify(b[0]);
}
