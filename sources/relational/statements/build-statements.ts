import type { DatasetRead } from '../../port/index.ts';
import { hasOneOf, isAfter } from './conditions.ts';
import { Values, type Dialect, type Statement } from './dialect.ts';
import { selectBounded, selectColumns, type RowLimit } from './select-columns.ts';
import { toColumn, type TableFacts } from './table-facts.ts';

/** What all statements about one dataset share. */
export interface Subject {
  read: DatasetRead;
  /** The table's name, quoted. */
  table: string;
  facts: TableFacts;
  dialect: Dialect;
}

/** Which rows of a table a reading wants, and in which order. */
export interface Range {
  order: readonly string[];
  /** Values of the last row that is not wanted any more. */
  after?: readonly string[];
  /** Only rows at or above, and at or below, in the watermark's column. */
  since?: { column: string; from: string; until?: string };
}

/** The rows of a range; with a limit their long columns are bounded, as `selectBounded` says. */
export function buildRange(subject: Subject, range: Range, limit?: RowLimit): Statement {
  const { dialect, table } = subject;
  const values = new Values(dialect);
  const columns =
    limit === undefined ? selectColumns(subject, range.order) : selectBounded(subject, range.order, limit);
  const order = range.order.length === 0 ? '' : ` ORDER BY ${range.order.map(dialect.quote).join(', ')}`;
  const text = `SELECT ${columns} FROM ${table}${toWhere(subject, range, values)}${order}`;
  return { text, values: values.list };
}

/** How many rows the range holds, and what the watermark's column holds most of all: `count`, `highest`, `watermark`. */
export function buildCount(subject: Subject, range: Range, watermark?: string): Statement {
  const { dialect, table, facts } = subject;
  const values = new Values(dialect);
  const counted = [`COUNT(*) AS ${dialect.quote('count')}`];
  if (watermark !== undefined) {
    const name = dialect.quote(watermark);
    const { type } = toColumn(facts, watermark);
    const honest =
      type === 'time-of-change' || type === 'date'
        ? `CASE WHEN ${name} <= ${dialect.tomorrow} THEN ${name} END`
        : name;
    counted.push(`MAX(${name}) AS ${dialect.quote('highest')}`);
    counted.push(`MAX(${honest}) AS ${dialect.quote('watermark')}`);
  }
  const text = `SELECT ${counted.join(', ')} FROM ${table}${toWhere(subject, range, values)}`;
  return { text, values: values.list };
}

/** The rows with these keys, each given in the order of the columns. */
export function buildKeys(
  subject: Subject,
  columns: readonly string[],
  keys: readonly string[][],
): Statement {
  const { dialect, table, facts } = subject;
  const values = new Values(dialect);
  const condition = hasOneOf(
    columns.map((name) => toColumn(facts, name)),
    keys,
    { dialect, values },
  );
  return {
    text: `SELECT ${selectColumns(subject, columns)} FROM ${table} WHERE ${condition}`,
    values: values.list,
  };
}

function toWhere({ dialect, facts }: Subject, { order, after, since }: Range, values: Values): string {
  const conditions: string[] = [];
  if (since !== undefined) {
    const column = toColumn(facts, since.column);
    const name = dialect.quote(since.column);
    conditions.push(`${name} >= ${values.add(since.from, column)}`);
    if (since.until !== undefined) conditions.push(`${name} <= ${values.add(since.until, column)}`);
  }
  if (after !== undefined) {
    const columns = order.map((name) => toColumn(facts, name));
    conditions.push(isAfter(columns, after, { dialect, values }));
  }
  return conditions.length === 0
    ? ''
    : ` WHERE ${conditions.map((condition) => `(${condition})`).join(' AND ')}`;
}
