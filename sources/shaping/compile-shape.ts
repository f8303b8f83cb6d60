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
  if (fields === undefined) return isUntyped ? compileCells(types) : undefined;
  const takes = Object.entries(fields).map(([field, path]) => ({
    ...{ field, path, type: types[field] },
    // What every object inherits is not the row's.
    isInherited: path in {},
  }));
  return (value) => {
    const projected: Record<string, unknown> = {};
    for (const { field, path, type, isInherited } of takes) {
      const found = (isInherited ? undefined : value[path]) ?? readPath(value, path);
      // An absent field stays absent: that a column has gone is for the contract to say.
      if (found !== undefined) projected[field] = isUntyped ? readCell(found, type) : found;
    }
    return projected;
  };
}

/** Reads the cells of a row in place: most of them are texts, and stay as they are. */
function compileCells(types: NonNullable<DatasetRead['fieldTypes']>): Project {
  const typed = Object.entries(types);
  return (value) => {
    for (const [name, type] of typed) {
      const cell = value[name];
      const read = readCell(cell, type);
      if (read !== cell) value[name] = read;
    }
    return value;
  };
}

/** The foreign name of a contract field. */
export function toForeignName(read: DatasetRead, field: string): string {
  return read.fields?.[field] ?? field;
}
