import type { DatasetRead } from '../../port/index.ts';
import { toExactNumber } from '../values/index.ts';
import { toDriverError } from '../driver-error.ts';
import type { Engine, Session, Values } from '../engine.ts';
import {
  withUsableOrder,
  type ColumnFacts,
  type ColumnType,
  type Dialect,
  type TableFacts,
} from '../statements/index.ts';
import type { SqlServerDataset, SqlServerSystem } from './generated/sqlserver.ts';

const dialect: Dialect = {
  quote: (name) => `[${name.replaceAll(']', ']]')}]`,
  parameter: (position) => `@${position - 1}`,
  toParameter: (text) => text,
  // Only behind an ORDER BY: a reading without one is streamed.
  limit: (select, rows) => `${select} OFFSET 0 ROWS FETCH NEXT ${rows} ROWS ONLY`,
  ordersTuples: false,
  listsTuples: false,
  bytes: (expression) => `DATALENGTH(${expression})`,
  tomorrow: 'DATEADD(day, 1, SYSDATETIME())',
};

const columnsQuery = `
  SELECT c.name, t.name AS type, c.max_length AS length, c.scale
  FROM sys.columns c JOIN sys.types t ON t.user_type_id = c.system_type_id
  WHERE c.object_id = OBJECT_ID(@0) ORDER BY c.column_id`;

const orderQuery = `
  SELECT c.name, i.index_id AS [index], c.is_nullable AS nullable
  FROM sys.indexes i
    JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id AND k.key_ordinal > 0
    JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id
  WHERE i.object_id = OBJECT_ID(@0) AND i.is_unique = 1 AND i.has_filter = 0 AND i.is_disabled = 0
  ORDER BY i.is_primary_key DESC, i.index_id, k.key_ordinal`;

function toTable(read: DatasetRead): string {
  const { table, schema } = read.settings as SqlServerDataset;
  return schema === undefined ? dialect.quote(table) : `${dialect.quote(schema)}.${dialect.quote(table)}`;
}

/** SQL Server through TypeORM's driver `mssql`. Untested: nobody had a server to test it against. */
export const sqlServerEngine: Engine = {
  dialect,
  toOptions: ({ settings, guard }) => {
    const {
      host,
      port = 1433,
      database,
      user,
      password,
      ssl = false,
    } = (settings as SqlServerSystem).connection;
    return {
      type: 'mssql',
      ...{ host, port, database, username: user, password },
      connectionTimeout: guard.deadline,
      requestTimeout: guard.readDeadline,
      options: { encrypt: true, trustServerCertificate: !ssl, useUTC: true, readOnlyIntent: true },
      pool: { max: guard.concurrency },
    };
  },
  prepare: () => [],
  // Its driver takes a connection for each statement: a reading sees each page at its own moment.
  begin: [],
  end: [],
  beforeStream: [],
  toTable,
  readFacts,
  destroy: (_, runner) => void runner.release().catch(() => undefined),
  readValues,
  toError: (error) => toDriverError(error, { name: 'SQL Server', install: 'npm install mssql@12' }),
};

interface IndexRow {
  name: string;
  index: number;
  nullable: boolean;
}

async function readFacts(session: Session, read: DatasetRead): Promise<TableFacts> {
  const values = [toTable(read)];
  const columns = (await session.query({ text: columnsQuery, values })) as unknown as ColumnRow[];
  const rows = (await session.query({ text: orderQuery, values })) as unknown as IndexRow[];
  const indexes = [...new Set(rows.map(({ index }) => index))];
  const columnsOf = (wanted: number) => rows.filter(({ index }) => index === wanted);
  const usable = indexes.find((index) => columnsOf(index).every(({ nullable }) => !nullable));
  const order = usable === undefined ? [] : columnsOf(usable).map(({ name }) => name);
  return withUsableOrder({ columns: columns.map(toFacts), order });
}

interface ColumnRow {
  name: string;
  type: string;
  length: number;
  scale: number;
}

/** Times are read to the millisecond only, and do not order a reading. */
const types: Record<string, ColumnType> = {
  ...{ tinyint: 'integer', smallint: 'integer', int: 'integer', bigint: 'integer', decimal: 'decimal' },
  ...{ numeric: 'decimal', char: 'text', varchar: 'text', nchar: 'text', nvarchar: 'text', text: 'text' },
  ...{ date: 'date', binary: 'binary', varbinary: 'binary' },
};

function toFacts({ name, type, length }: ColumnRow): ColumnFacts {
  // -1 is `max`.
  return { name, type: types[type] ?? 'other', isLong: length === -1 || length > 4000 };
}

function readValues(rows: Values[], _: DatasetRead, facts: TableFacts): void {
  const integers = facts.columns.filter(({ type }) => type === 'integer').map(({ name }) => name);
  const dates = new Set(facts.columns.filter(({ type }) => type === 'date').map(({ name }) => name));
  for (const row of rows) {
    for (const name of integers) if (typeof row[name] === 'string') row[name] = toExactNumber(row[name]);
    for (const [name, value] of Object.entries(row)) {
      if (Buffer.isBuffer(value)) row[name] = value.toString('base64');
      else if (value instanceof Date) row[name] = value.toISOString().slice(0, dates.has(name) ? 10 : 23);
    }
  }
}
