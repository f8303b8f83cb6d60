import type { DatasetRead } from '../../port/index.ts';
import type { Session } from '../engine.ts';
import { withUsableOrder, type ColumnFacts, type ColumnType, type TableFacts } from '../statements/index.ts';
import type { MariadbDataset } from './generated/mariadb.ts';

interface ColumnRow {
  name: string;
  type: string;
  length: number | string | null;
  scale: number | null;
}

const columnsQuery = `
  SELECT COLUMN_NAME AS name, DATA_TYPE AS type, CHARACTER_OCTET_LENGTH AS length, NUMERIC_SCALE AS scale
  FROM information_schema.COLUMNS
  WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION`;

const indexQuery = `
  SELECT INDEX_NAME AS name, COLUMN_NAME AS \`column\`, NULLABLE AS nullable, SUB_PART AS part
  FROM information_schema.STATISTICS
  WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ? AND NON_UNIQUE = 0
  ORDER BY INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX`;

/** What the catalogue says of a table or view. */
export async function readMariadbFacts(session: Session, read: DatasetRead): Promise<TableFacts> {
  const { table, schema } = read.settings as MariadbDataset;
  const values = [schema ?? null, table];
  const columns = (await session.query({ text: columnsQuery, values })) as unknown as ColumnRow[];
  const indexed = (await session.query({ text: indexQuery, values })) as unknown as IndexRow[];
  return withUsableOrder({ columns: columns.map(toFacts), order: findOrder(indexed) });
}

const types: Record<string, ColumnType> = {
  ...{ tinyint: 'integer', smallint: 'integer', mediumint: 'integer', int: 'integer', bigint: 'integer' },
  ...{ year: 'integer', decimal: 'decimal', char: 'text', varchar: 'text', uuid: 'text', date: 'date' },
  ...{ tinytext: 'text', text: 'text', mediumtext: 'text', longtext: 'text', json: 'text' },
  ...{ datetime: 'time-of-change', timestamp: 'time-of-change' },
};

const longest = 16_000;

function toFacts({ name, type, length, scale }: ColumnRow): ColumnFacts {
  const known = types[type.toLowerCase()] ?? 'other';
  return {
    name,
    type: known === 'decimal' && scale === 0 ? 'integer' : known,
    isLong: Number(length ?? 0) > longest,
  };
}

interface IndexRow {
  name: string;
  column: string;
  nullable: string;
  part: number | null;
}

/** The columns of the first index that tells every row from every other: whole columns that are never empty. */
function findOrder(rows: readonly IndexRow[]): string[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  const columnsOf = (name: string) => rows.filter((row) => row.name === name);
  const usable = names.find((name) =>
    columnsOf(name).every(({ nullable, part }) => nullable !== 'YES' && part === null),
  );
  return usable === undefined ? [] : columnsOf(usable).map(({ column }) => column);
}
