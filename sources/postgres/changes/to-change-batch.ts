import type { Row, RowBatch } from '../../port/index.ts';
import type { Change } from './decode-changes.ts';

type Values = Row['value'];

/** The last word of a batch about one row. */
interface Last {
  sequence: string;
  now?: Values;
  was?: Values;
}

export interface Batching {
  table: string;
  /** What tells rows apart: the contract's key under its foreign names; all values where there is none. */
  keys: readonly string[];
}

/** Changes as one batch: of several about the same row the last counts, since a batch has no order inside. */
export function toChangeBatch(changes: readonly Change[], { table, keys }: Batching): RowBatch {
  const last = new Map<string, Last>();
  const batch: RowBatch = { rows: [], broken: [] };
  const put = (values: Values, change: Last) => {
    const key = JSON.stringify(keys.length === 0 ? values : keys.map((name) => values[name] ?? null));
    // The order of the map is the order of the last words.
    last.delete(key);
    last.set(key, change);
  };
  for (const { sequence, now, was, empties, broken } of changes) {
    if (broken !== undefined) batch.broken.push(broken);
    if (empties) {
      last.clear();
      batch.emptied = true;
    }
    if (was !== undefined) put(was, { sequence, was });
    if (now !== undefined) put(now, { sequence, now });
  }
  const removed: Row[] = [];
  for (const { sequence, now, was } of last.values()) {
    const position = `${table}, change ${sequence}`;
    if (now !== undefined) batch.rows.push({ value: now, position, sequence });
    else if (was !== undefined) removed.push({ value: was, position, sequence });
  }
  if (removed.length > 0) batch.removed = removed;
  return batch;
}
