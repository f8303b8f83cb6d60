import type { DatasetRead, Row, RowBatch } from '../port/index.ts';
import { compileShape } from './compile-shape.ts';
import { compileRowFilter } from './row-filter.ts';

/**
 * From a stream's foreign rows to the contract's. What was deleted is renamed but not filtered, since nothing but its
 * key is known. A changed row that no longer matches the filter has left the dataset: that is a deletion too.
 */
export function compileStreamShape(read: DatasetRead, isUntyped = false): (batch: RowBatch) => RowBatch {
  const shape = compileShape(read, isUntyped);
  const { where: _, ...unfiltered } = read;
  const shapeRemoved = compileShape(unfiltered, isUntyped);
  const findLeft = compileFindLeft(read);
  return (batch) => {
    const removed = [...(batch.removed ?? []), ...findLeft(batch.rows)];
    return {
      ...batch,
      ...shape(batch),
      ...(removed.length === 0 ? {} : { removed: shapeRemoved({ rows: removed, broken: [] }).rows }),
    };
  };
}

function compileFindLeft({ where, reading }: DatasetRead): (rows: readonly Row[]) => Row[] {
  if (where === undefined || reading?.mode !== 'changes') return () => [];
  const matches = compileRowFilter(where);
  return (rows) => rows.filter(({ value }) => !matches(value));
}
