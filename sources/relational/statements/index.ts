/** Statements about one table, in the words of any SQL database: ranges in the order of a key, counts, rows by key. */
export { toBookmark, readBookmark } from './bookmark.ts';
export type { Place } from './bookmark.ts';
export { buildCount, buildKeys, buildRange } from './build-statements.ts';
export type { Range, Subject } from './build-statements.ts';
export type { Dialect, Statement } from './dialect.ts';
export { bytesColumn, findWantedColumns } from './select-columns.ts';
export type { RowLimit } from './select-columns.ts';
export { ByteWatch } from './byte-watch.ts';
export { boundedRows, mostBytes, toRowLimit } from './limits.ts';
export { assertColumns, toColumn, withUsableOrder } from './table-facts.ts';
export type { ColumnFacts, ColumnType, TableFacts } from './table-facts.ts';
export { planReading, toBatch } from './plan-reading.ts';
export type { Plan } from './plan-reading.ts';
export { findWatermarkColumn, toBeginning } from './watermark.ts';
