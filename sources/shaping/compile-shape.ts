import type { BrokenRow, DatasetRead, Row } from '../port/index.ts';
import { explodeRow } from './explode-rows.ts';
import { readCell } from './read-cell.ts';
import { readPath } from './read-path.ts';
import { compileRowFilter } from './row-filter.ts';

interface Rows {
  rows: Row[];
  broken: BrokenRow[];
}

type Project = (value: Record<string, unknown>) => Record<string, unknown>;

/** From foreign rows to the contract's: explode, then filter, then rename. The one place where foreign names end. */
export function compileShape(read: DatasetRead, isUntyped = false): (foreign: Rows) => Rows {
  const { explode, where } = read;
  const matches = where === undefined ? undefined : compileRowFilter(where);
  const project = compileProjection(read, isUntyped);
  return (foreign) => {
    const shaped =
      explode === undefined ? { rows: foreign.rows, broken: foreign.broken } : explodeAll(foreign, explode);
    if (matches !== undefined) shaped.rows = shaped.rows.filter(({ value }) => matches(value));
    if (project !== undefined) {
      shaped.rows = shaped.rows.map((row) => ({ ...row, value: project(row.value) }));
    }
    return shaped;
  };
}

function explodeAll(foreign: Rows, path: string): Rows {
  const all = foreign.rows.map((row) => explodeRow(row, path));
  return {
    rows: all.flatMap(({ rows }) => rows),
    broken: [...foreign.broken, ...all.flatMap(({ broken }) => broken)],
  };
}

function compileProjection({ fields, fieldTypes }: DatasetRead, isUntyped: boolean): Project | undefined {
  const types = isUntyped ? (fieldTypes ?? {}) : {};
  if (fields === undefined) return isUntyped ? (value) => readCells(value, types) : undefined;
  const pairs = Object.entries(fields);
  return (value) => {
    const projected: Record<string, unknown> = {};
    for (const [field, path] of pairs) {
      const found = readPath(value, path);
      // An absent field stays absent: that a column has gone is for the contract to say.
      if (found !== undefined) projected[field] = isUntyped ? readCell(found, types[field]) : found;
    }
    return projected;
  };
}

function readCells(
  value: Record<string, unknown>,
  types: NonNullable<DatasetRead['fieldTypes']>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, cell]) => [name, readCell(cell, types[name])]));
}

/** The foreign name of a contract field. */
export function toForeignName(read: DatasetRead, field: string): string {
  return read.fields?.[field] ?? field;
}
