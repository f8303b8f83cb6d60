import type { DatasetRead } from '../../port/index.ts';
import type { Dialect } from './dialect.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';

/** Takes the bytes of a row that is too large; no legacy system has a column of this name. */
export const bytesColumn = 'causeway_bytes';

/** What a row may be cut down by. */
export interface RowLimit {
  /** Bytes that the long columns of one row may hold together. */
  bytes: number;
}

/** Columns that fields and filter name, and those that order the rows; undefined: all, since paths or a list are read. */
export function findWantedColumns(read: DatasetRead, order: readonly string[]): string[] | undefined {
  const columns = Object.values(read.fields ?? {});
  const isPlain =
    columns.length > 0 && read.explode === undefined && !columns.some((column) => column.includes('.'));
  if (!isPlain) return undefined;
  return [...new Set([...columns, ...Object.keys(read.where ?? {}), ...order])];
}

interface Selection {
  read: DatasetRead;
  facts: TableFacts;
  dialect: Dialect;
}

/** What stands between SELECT and FROM. */
export function selectColumns({ read, dialect }: Selection, order: readonly string[]): string {
  const wanted = findWantedColumns(read, order);
  return wanted === undefined ? '*' : wanted.map((name) => dialect.quote(name)).join(', ');
}

/**
 * The same with a bound: where the long columns of a row hold more than the limit together, they come empty and
 * `causeway_bytes` says how much they hold. The database looks at lengths only, and sends little.
 */
export function selectBounded(
  { read, facts, dialect }: Selection,
  order: readonly string[],
  limit: RowLimit,
): string {
  const wanted = findWantedColumns(read, order) ?? facts.columns.map(({ name }) => name);
  const long = findLong(facts, wanted).filter(({ name }) => !order.includes(name));
  if (long.length === 0) return wanted.map((name) => dialect.quote(name)).join(', ');
  const sizes = long.map((column) => `COALESCE(${dialect.bytes(dialect.quote(column.name), column)}, 0)`);
  const isLarge = `${sizes.join(' + ')} > ${limit.bytes}`;
  const names = new Set(long.map(({ name }) => name));
  const columns = wanted.map((name) => {
    const quoted = dialect.quote(name);
    return names.has(name) ? `CASE WHEN ${isLarge} THEN NULL ELSE ${quoted} END AS ${quoted}` : quoted;
  });
  const size = `CASE WHEN ${isLarge} THEN ${sizes.join(' + ')} END AS ${dialect.quote(bytesColumn)}`;
  return [...columns, size].join(', ');
}

function findLong(facts: TableFacts, wanted: readonly string[]): ColumnFacts[] {
  return facts.columns.filter(({ name, isLong }) => isLong && wanted.includes(name));
}
