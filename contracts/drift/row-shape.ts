type Row = Readonly<Record<string, unknown>>;

/** How often a field was there at all, and how often it held something. */
export interface FieldShape {
  readonly present: number;
  readonly filled: number;
}

/** The fields of some rows; at the top only, since that is where systems are rebuilt. */
export interface RowShape {
  readonly rows: number;
  readonly fields: ReadonlyMap<string, FieldShape>;
}

export function toRowShape(rows: readonly Row[]): RowShape {
  const fields = new Map<string, { present: number; filled: number }>();
  for (const row of rows) {
    for (const name of Object.keys(row)) {
      const field = fields.get(name) ?? { present: 0, filled: 0 };
      fields.set(name, field);
      field.present += 1;
      if (isFilled(row[name])) field.filled += 1;
    }
  }
  return { rows: rows.length, fields };
}

/** Null and the empty text say nothing: CSV has no other way to leave a cell out. */
export function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
