import type { DatasetRead, WhereScalar } from '../port/index.ts';
import { readPath } from './read-path.ts';

type Values = Record<string, unknown>;

/** Whether a foreign row has, for each name, the value or one of the values. `1` and `"1"` are the same here. */
export function compileRowFilter(where: NonNullable<DatasetRead['where']>): (value: Values) => boolean {
  const conditions = Object.entries(where).map(([path, wanted]) => {
    const values = new Set((Array.isArray(wanted) ? wanted : [wanted]).map(toComparable));
    return { path, values };
  });
  return (value) =>
    conditions.every(({ path, values }) => values.has(toComparable(readPath(value, path) as WhereScalar)));
}

function toComparable(value: WhereScalar | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
