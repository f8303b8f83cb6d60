import { toCellText } from '../profile/index.ts';

export type Values = Record<string, unknown>;

export interface Aligned {
  old: Values;
  now: Values;
}

export interface AlignedRows {
  pairs: Aligned[];
  /** Old key field to the column that now holds its values. */
  keys: Map<string, string>;
}

/** Share of the fewer keys that must be found on both sides. */
const enough = 0.3;

/** The same rows before and after, told by their key's values, under whatever name the key stands now. */
export function alignRows(
  keyFields: readonly string[],
  kept: readonly Values[],
  rows: readonly Values[],
): AlignedRows {
  const keys = new Map<string, string>();
  for (const field of keyFields) {
    const column = findColumn(field, kept, rows);
    if (column !== undefined) keys.set(field, column);
  }
  if (keyFields.length === 0 || keys.size < keyFields.length) return { pairs: [], keys };
  const toKey = (row: Values, names: readonly string[]) =>
    names.map((name) => toCellText(row[name])).join('\u0000');
  const columns = keyFields.map((field) => keys.get(field) ?? field);
  const byKey = new Map(rows.map((row) => [toKey(row, columns), row]));
  const pairs = kept.flatMap((old): Aligned[] => {
    const now = byKey.get(toKey(old, keyFields));
    return now === undefined ? [] : [{ old, now }];
  });
  return { pairs, keys };
}

function findColumn(field: string, kept: readonly Values[], rows: readonly Values[]): string | undefined {
  const before = valuesOf(field, kept);
  if (before.size === 0) return rows.some((row) => field in row) ? field : undefined;
  const ranked = columnsOf(rows)
    .map((column) => ({
      column,
      share: overlap(before, valuesOf(column, rows)) + (column === field ? 0.01 : 0),
    }))
    .sort((a, b) => b.share - a.share);
  const [best] = ranked;
  return best !== undefined && best.share >= enough ? best.column : undefined;
}

export function columnsOf(rows: readonly Values[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

export function valuesOf(column: string, rows: readonly Values[]): Set<string> {
  const texts = rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
  return new Set(texts.map(toCellText).filter((text) => text.trim() !== ''));
}

/** Share of the smaller set that the other has too. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  return [...small].filter((value) => large.has(value)).length / small.size;
}
