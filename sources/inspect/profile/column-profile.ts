/** What a cell is, as the source delivers it: texts of files are all `string`. */
export type CellType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';

/** Keys from the row down to the value; a column of a table has one. */
export type ColumnPath = readonly string[];

export interface FrequentValue {
  value: string;
  count: number;
}

/** What the rows say of one column. Values are texts here, whatever they were. */
export interface ColumnProfile {
  path: ColumnPath;
  /** Rows, or objects, that could hold it. */
  rows: number;
  /** Absent or null. */
  missing: number;
  /** Texts of nothing but blanks. */
  empty: number;
  types: Partial<Record<CellType, number>>;
  /** Different values that are neither missing nor empty. */
  distinct: number;
  /** False: estimated, within some percent. */
  distinctIsExact: boolean;
  shortest: number;
  longest: number;
  /** In the order of texts. */
  least?: string;
  greatest?: string;
  /** Of the values that read as numbers. */
  numbers?: { count: number; minimum: number; maximum: number; integers: number };
  /** Most frequent first; all of them where there are no more than 64. */
  frequent: FrequentValue[];
  /** Of the rows at random, at most 10,000; long texts are cut. */
  sample: string[];
}

/** What was seen of the rows of a dataset, or of the entries of a list inside them. */
export interface TableProfile {
  rows: number;
  /** Every row of the source was looked at. */
  isWhole: boolean;
  columns: ColumnProfile[];
  /** Lists inside the rows: their entries as rows of their own; a list of plain values has one column, of no path. */
  lists: { path: ColumnPath; entries: TableProfile }[];
  /** Different combinations of these columns' values. */
  countDistinct(paths: readonly ColumnPath[]): Promise<number>;
}
