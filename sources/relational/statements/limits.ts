import type { DatasetRead } from '../../port/index.ts';
import type { RowLimit } from './select-columns.ts';

const defaultLargestRow = 1_000_000;

/** Rows of one fetch while rows are bounded, so that it stays below 50 MB with the usual bound, whatever the table holds. */
export const boundedRows = 50;

/** A fetch that has brought more bytes than this is cut, and the reading goes on with rows that are bounded. */
export const mostBytes = 32_000_000;

export function toRowLimit(read: DatasetRead): RowLimit {
  const { largestRow } = read.settings as { largestRow?: number };
  return { bytes: largestRow ?? defaultLargestRow };
}
