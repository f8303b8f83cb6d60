import type { CellType, ColumnPath, ColumnProfile, TableProfile } from './column-profile.ts';
import { toCellText } from './cell-text.ts';
import { Tally } from './tally.ts';

/** Deeper values are not looked into. */
const deepest = 12;
/** More columns than this are an accident of the keys, such as dates that name members. */
export const mostColumns = 12_000;

interface Cells {
  path: ColumnPath;
  values: Map<number, string>;
  types: Partial<Record<CellType, number>>;
  present: number;
}

interface Group {
  rows: number;
  columns: Map<string, Cells>;
  lists: Map<string, { path: ColumnPath; group: Group }>;
}

/** Profiles rows in memory, whatever their nesting: for some hundred thousand rows. */
export function profileRows(rows: Iterable<unknown>, isWhole = true): TableProfile {
  const group = newGroup();
  for (const row of rows) addRow(group, row);
  return toProfile(group, isWhole);
}

function newGroup(): Group {
  return { rows: 0, columns: new Map(), lists: new Map() };
}

function addRow(group: Group, row: unknown): void {
  const at = group.rows++;
  if (isObject(row)) addMembers(group, { value: row, path: [], at });
  else addValue(group, { value: row, path: [], at });
}

interface Place<Value> {
  value: Value;
  path: ColumnPath;
  at: number;
}

function addMembers(group: Group, { value, path, at }: Place<Record<string, unknown>>): void {
  for (const [key, member] of Object.entries(value))
    addValue(group, { value: member, path: [...path, key], at });
}

function addValue(group: Group, place: Place<unknown>): void {
  const { value, path, at } = place;
  const cells = findCells(group, path);
  if (cells === undefined || value === null || value === undefined) return;
  cells.present += 1;
  if (Array.isArray(value)) {
    count(cells, 'array');
    const list = findList(group, path);
    for (const entry of value as unknown[]) addRow(list, entry);
  } else if (isObject(value) && path.length < deepest) {
    count(cells, 'object');
    addMembers(group, { value, path, at });
  } else {
    count(cells, toCellType(value));
    cells.values.set(at, toCellText(value));
  }
}

function findCells(group: Group, path: ColumnPath): Cells | undefined {
  const name = path.join('\u0000');
  const known = group.columns.get(name);
  if (known !== undefined) return known;
  if (group.columns.size >= mostColumns) return undefined;
  const cells: Cells = { path, values: new Map(), types: {}, present: 0 };
  group.columns.set(name, cells);
  return cells;
}

function findList(group: Group, path: ColumnPath): Group {
  const name = path.join('\u0000');
  const list = group.lists.get(name) ?? { path, group: newGroup() };
  group.lists.set(name, list);
  return list.group;
}

function count(cells: Cells, type: CellType): void {
  cells.types[type] = (cells.types[type] ?? 0) + 1;
}

function toCellType(value: unknown): CellType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'bigint') return 'integer';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value)
  );
}

function toProfile(group: Group, isWhole: boolean): TableProfile {
  const step = Math.max(1, Math.ceil((group.rows * group.columns.size) / 4_000_000));
  const columns = [...group.columns.values()].map((cells) => toColumn(group, cells, step));
  const lists = [...group.lists.values()].map(({ path, group: entries }) => ({
    path,
    entries: toProfile(entries, isWhole),
  }));
  const countDistinct = (paths: readonly ColumnPath[]) => Promise.resolve(countCombinations(group, paths));
  return { rows: group.rows, isWhole, columns, lists, countDistinct };
}

/** Of an object inside the row: as often as the object is there, its members could be. */
function possibleRows(group: Group, path: ColumnPath): number {
  if (path.length <= 1) return group.rows;
  return group.columns.get(path.slice(0, -1).join('\u0000'))?.present ?? group.rows;
}

function toColumn(group: Group, { path, values, types, present }: Cells, step: number): ColumnProfile {
  const rows = possibleRows(group, path);
  const tally = new Tally();
  for (const value of values.values()) tally.add(value);
  const sampling = Math.max(step, Math.ceil(values.size / 10_000));
  return {
    path,
    rows,
    missing: rows - present,
    types,
    ...tally.toFigures(),
    sample: [...values.values()]
      .filter((value, index) => index % sampling === 0 && value.trim() !== '')
      .map((value) => value.slice(0, 400)),
  };
}

function countCombinations(group: Group, paths: readonly ColumnPath[]): number {
  const columns = paths.map((path) => group.columns.get(path.join('\u0000'))?.values);
  const seen = new Set<string>();
  for (let at = 0; at < group.rows; at++) {
    seen.add(columns.map((values) => values?.get(at) ?? '').join('\u0000'));
  }
  return seen.size;
}
