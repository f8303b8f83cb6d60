import { explainedError } from '../../errors/index.ts';

/** What a column's values are to a comparison. A decimal without a fraction is an integer here. */
export type ColumnType = 'integer' | 'decimal' | 'text' | 'date' | 'time-of-change' | 'binary' | 'other';

export interface ColumnFacts {
  name: string;
  type: ColumnType;
  /** Its cells may be of any length. */
  isLong: boolean;
}

/** What the catalogue says of one table or view, as far as a reading needs it. */
export interface TableFacts {
  columns: ColumnFacts[];
  /** Columns that no two rows share and that are never empty, in the order of their index; empty where there are none. */
  order: string[];
}

/** Types whose text, as it is read, says the value exactly and compares as the database does. */
const orderable = new Set<ColumnType>(['integer', 'text', 'date', 'time-of-change']);

/** The same facts with an order only where each of its columns can be compared with a text that was read before. */
export function withUsableOrder(facts: TableFacts): TableFacts {
  const types = new Map(facts.columns.map(({ name, type }) => [name, type]));
  const isUsable = facts.order.every((name) => orderable.has(types.get(name) ?? 'other'));
  return isUsable ? facts : { ...facts, order: [] };
}

/** The column of this name; one that is not known compares as text. */
export function toColumn(facts: TableFacts, name: string): ColumnFacts {
  return facts.columns.find((column) => column.name === name) ?? { name, type: 'text', isLong: false };
}

/** @throws CausewayError SOURCE_RUBBISH that names a table or column which the source document has and the database has not */
export function assertColumns(facts: TableFacts, table: string, wanted: readonly string[]): void {
  if (facts.columns.length === 0) {
    throw explainedError(
      'SOURCE_RUBBISH',
      `there is no table or view "${table}" that the hub's user may read: correct the name, or grant SELECT on it`,
    );
  }
  const missing = wanted.find((name) => !facts.columns.some((column) => column.name === name));
  if (missing === undefined) return;
  throw explainedError('SOURCE_RUBBISH', `its table "${table}" has no column "${missing}"`);
}
