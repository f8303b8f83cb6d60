import type { Page, ReadingStart, Row } from '../../port/index.ts';
import { readBookmark, toBookmark, type Place } from './bookmark.ts';
import { buildCount, type Range, type Subject } from './build-statements.ts';
import type { Statement } from './dialect.ts';
import { bytesColumn, findWantedColumns, type RowLimit } from './select-columns.ts';
import { assertColumns, toColumn } from './table-facts.ts';
import { findWatermarkColumn, toBeginning } from './watermark.ts';

type Batch = Omit<Page, 'isLast'>;
type Ask = (statement: Statement) => Promise<Record<string, unknown>[]>;

/** One reading of one table: what is asked for, and where it has come to. */
export interface Plan {
  subject: Subject;
  /** As the source document writes it. */
  table: string;
  order: string[];
  place: Place;
  /** The bookmark could not be honoured: said with the first batch. */
  startsOver: boolean;
  /** What is still wanted. */
  range(): Range;
}

/**
 * What a reading is to ask for: from the beginning, since a watermark, or on from a bookmark. Counts once, when the
 * reading begins, and takes the watermark then: what is changed while it goes on belongs to the next reading.
 */
export async function planReading(
  subject: Subject,
  start: ReadingStart & { table: string },
  ask: Ask,
): Promise<Plan> {
  const { facts, read } = subject;
  const watermark = findWatermarkColumn(read);
  const wanted = findWantedColumns(read, []) ?? [];
  assertColumns(facts, start.table, watermark === undefined ? wanted : [...wanted, watermark]);
  const since =
    watermark !== undefined && start.since !== undefined
      ? { column: watermark, from: toBeginning(start.since, read, toColumn(facts, watermark)) }
      : undefined;
  const order = toOrder(facts.order, since?.column);
  const marked = start.from === undefined ? undefined : readBookmark(start.from, order);
  const place = marked ?? (await begin(subject, { order, watermark, since, known: start.since }, ask));
  const startsOver = start.from !== undefined && marked === undefined;
  const range = (): Range => ({
    order,
    ...(place.after.length === 0 ? {} : { after: place.after }),
    ...(since === undefined ? {} : { since: { ...since, ...(place.until ? { until: place.until } : {}) } }),
  });
  return { subject, table: start.table, order, place, startsOver, range };
}

/** By the watermark first, which an index can serve; a table without a key has no order at all. */
function toOrder(key: readonly string[], watermark: string | undefined): string[] {
  if (key.length === 0) return [];
  return watermark === undefined ? [...key] : [watermark, ...key.filter((name) => name !== watermark)];
}

interface Beginning {
  order: string[];
  watermark: string | undefined;
  since: { column: string; from: string } | undefined;
  /** The watermark of the earlier reading. */
  known: string | undefined;
}

async function begin(
  subject: Subject,
  { order, watermark, since, known }: Beginning,
  ask: Ask,
): Promise<Place> {
  const [counted = {}] = await ask(buildCount(subject, { order: [], ...(since && { since }) }, watermark));
  const highest = toText(counted['highest']);
  const reached = toText(counted['watermark']) ?? known;
  return {
    order,
    after: [],
    count: 0,
    total: Number(counted['count']),
    ...(reached === undefined ? {} : { watermark: reached }),
    ...(highest === undefined ? {} : { until: highest }),
  };
}

/** Rows as the database gave them, as a batch that says where it ends; rows over the limit are broken. */
export function toBatch(plan: Plan, values: Record<string, unknown>[], limit?: RowLimit): Batch {
  const { place, order, table } = plan;
  const batch: Batch = { rows: [], broken: [] };
  const toPosition = (index: number) => `${table}, row ${place.count + index + 1}`;
  if (limit === undefined)
    batch.rows = values.map((value, index) => ({ value, position: toPosition(index) }));
  else values.forEach((value, index) => addBounded(batch, { value, position: toPosition(index) }, limit));
  advance(place, order, values);
  const isFirst = plan.startsOver;
  plan.startsOver = false;
  return {
    ...batch,
    ...(isFirst ? { startedOver: true as const } : {}),
    ...(place.total === undefined ? {} : { total: place.total }),
    ...(place.watermark === undefined ? {} : { watermark: place.watermark }),
    ...(order.length === 0 ? {} : { bookmark: toBookmark(place) }),
  };
}

/** A row that the database was asked to bound: `causeway_bytes` says whether it had to. */
function addBounded(batch: Batch, { value, position }: Row, limit: RowLimit): void {
  const { [bytesColumn]: bytes = null, ...own } = value;
  if (bytes === null) batch.rows.push({ value: own, position });
  else batch.broken.push({ raw: JSON.stringify(own), position, sentence: toLargeSentence(bytes, limit) });
}

function advance(place: Place, order: readonly string[], values: readonly Row['value'][]): void {
  place.count += values.length;
  const last = values.at(-1);
  if (last !== undefined && order.length > 0) place.after = order.map((name) => toText(last[name]) ?? '');
}

function toLargeSentence(bytes: unknown, limit: RowLimit): string {
  return `The row's long columns hold ${String(bytes)} bytes, more than the ${limit.bytes} that are read of one row: leave such a column out of "fields", or raise "largestRow".`;
}

function toText(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value as string | number);
}
