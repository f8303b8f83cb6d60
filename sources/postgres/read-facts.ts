import type pg from 'pg';
import {
  withUsableOrder,
  type ColumnFacts,
  type ColumnType,
  type TableFacts,
} from '../relational/statements/index.ts';

interface ColumnRow {
  name: string;
  type: string;
  kind: string;
  length: number;
  modifier: number;
}

/** A domain counts as the type below it. */
const columnsQuery = `
  SELECT a.attname AS name, coalesce(b.typname, t.typname) AS type, coalesce(b.typtype, t.typtype) AS kind,
    t.typlen AS length, CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END AS modifier
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = t.typbasetype
  WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attnum`;

/** The columns of the first index that tells every row from every other: the primary key, if there is one. */
const orderQuery = `
  SELECT (SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(i.indkey::int[]) WITH ORDINALITY k(number, at)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number WHERE k.at <= i.indnkeyatts) AS columns
  FROM pg_index i
  WHERE i.indrelid = to_regclass($1) AND i.indisunique AND i.indisvalid AND i.indimmediate
    AND i.indpred IS NULL AND i.indexprs IS NULL
    AND NOT EXISTS (SELECT FROM unnest(i.indkey::int[]) k(number)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number WHERE NOT a.attnotnull)
  ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid LIMIT 1`;

/** What the catalogue says of a table or view. @param table its quoted name */
export async function readFacts(client: pg.ClientBase, table: string): Promise<TableFacts> {
  const columns = await client.query<ColumnRow>(columnsQuery, [table]);
  const order = await client.query<{ columns: string[] | null }>(orderQuery, [table]);
  return withUsableOrder({ columns: columns.rows.map(toFacts), order: order.rows[0]?.columns ?? [] });
}

const types: Record<string, ColumnType> = {
  ...{ int2: 'integer', int4: 'integer', int8: 'integer', oid: 'integer', numeric: 'decimal' },
  ...{ text: 'text', varchar: 'text', bpchar: 'text', citext: 'text', name: 'text', uuid: 'text' },
  ...{ date: 'date', timestamp: 'time-of-change', timestamptz: 'time-of-change', bytea: 'binary' },
};

/** Types whose values are short although their length is not fixed. */
const short = new Set(['numeric', 'inet', 'cidr', 'bit', 'varbit']);
const shortText = 4000;

function toFacts({ name, type, kind, length, modifier }: ColumnRow): ColumnFacts {
  const known = kind === 'e' ? 'text' : (types[type] ?? 'other');
  // numeric(12, 0) is stored as ((12 << 16) | 0) + 4.
  const isWhole = type === 'numeric' && modifier >= 4 && ((modifier - 4) & 0xffff) === 0;
  const isBounded = modifier >= 4 && modifier <= shortText + 4 && (type === 'varchar' || type === 'bpchar');
  return {
    name,
    type: isWhole ? 'integer' : known,
    isLong: length === -1 && !short.has(type) && !isBounded,
  };
}
