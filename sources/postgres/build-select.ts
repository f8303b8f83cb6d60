import type { DatasetRead } from '../port/index.ts';
import type { PostgresDataset } from './generated/postgres.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

export function toTable({ table, schema }: PostgresDataset): string {
  return schema === undefined ? quote(table) : `${quote(schema)}.${quote(table)}`;
}

/** Only the columns that the fields and the filter name; all of them where a dotted path or a nested list is read. */
export function buildSelect(read: DatasetRead): string {
  const columns = Object.values(read.fields ?? {});
  const isPlain =
    columns.length > 0 && read.explode === undefined && !columns.some((column) => column.includes('.'));
  const wanted = isPlain
    ? [...new Set([...columns, ...Object.keys(read.where ?? {})])].map(quote).join(', ')
    : '*';
  return `SELECT ${wanted} FROM ${toTable(read.settings as PostgresDataset)}`;
}

/** `keys`: for each row its key values in the order of the columns. Their types are the columns' own, so indexes serve. */
export function buildKeySelect(
  read: DatasetRead,
  columns: readonly string[],
  keys: readonly string[][],
): Statement {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) {
    return {
      text: `${buildSelect(read)} WHERE ${quote(only)} = ANY($1)`,
      values: [keys.map(([value]) => value)],
    };
  }
  const tuples = keys.map(
    (key, row) => `(${key.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
  );
  return {
    text: `${buildSelect(read)} WHERE (${columns.map(quote).join(', ')}) IN (${tuples.join(', ')})`,
    values: keys.flat(),
  };
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
