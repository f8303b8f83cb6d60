import { createRequire } from 'node:module';
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
import type { OracleDataset, OracleSystem } from './generated/oracle.ts';

const dialect: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '')}"`,
  parameter: (position) => `:${position}`,
  toParameter: (text) => text,
  limit: (select, rows) => `${select} FETCH FIRST ${rows} ROWS ONLY`,
  ordersTuples: false,
  listsTuples: true,
  bytes: (expression, { type }) =>
    type === 'text' ? `LENGTHB(${expression})` : `DBMS_LOB.GETLENGTH(${expression})`,
  tomorrow: "(SYSTIMESTAMP + INTERVAL '1' DAY)",
};

const columnsQuery = `
  SELECT COLUMN_NAME AS "name", DATA_TYPE AS "type", DATA_SCALE AS "scale" FROM ALL_TAB_COLUMNS
  WHERE OWNER = COALESCE(:1, SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')) AND TABLE_NAME = :2 ORDER BY COLUMN_ID`;

const orderQuery = `
  SELECT k.COLUMN_NAME AS "name" FROM ALL_CONSTRAINTS c
    JOIN ALL_CONS_COLUMNS k ON k.OWNER = c.OWNER AND k.CONSTRAINT_NAME = c.CONSTRAINT_NAME
  WHERE c.OWNER = COALESCE(:1, SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')) AND c.TABLE_NAME = :2 AND c.CONSTRAINT_TYPE = 'P'
    AND c.STATUS = 'ENABLED' ORDER BY k.POSITION`;

/** What of the driver is set up before TypeORM takes it. */
interface OracleDriver {
  DB_TYPE_NUMBER: unknown;
  STRING: unknown;
  fetchTypeHandler?: (column: { dbType: unknown }) => object | undefined;
}

/** Oracle through TypeORM's driver `oracledb`. Untested: nobody had a server to test it against. */
export const oracleEngine: Engine = {
  dialect,
  toOptions: ({ settings, guard }) => {
    const { host, port = 1521, service, user, password } = (settings as OracleSystem).connection;
    return {
      type: 'oracle',
      driver: loadDriver(),
      ...{ host, port, serviceName: service, username: user, password },
      poolSize: guard.concurrency,
      extra: { connectTimeout: Math.ceil(guard.deadline / 1000) },
    };
  },
  prepare: () => [
    `ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,' TIME_ZONE = '+00:00'`,
    // Comparisons by bytes: what is ordered is compared in the same way.
    `ALTER SESSION SET NLS_COMP = BINARY NLS_SORT = BINARY`,
  ],
  begin: ['SET TRANSACTION READ ONLY'],
  end: ['COMMIT'],
  beforeStream: [],
  toTable: (read) => {
    const { table, schema } = read.settings as OracleDataset;
    return schema === undefined ? dialect.quote(table) : `${dialect.quote(schema)}.${dialect.quote(table)}`;
  },
  readFacts,
  destroy: (_, runner) => void runner.release().catch(() => undefined),
  readValues,
  toError: (error) => toDriverError(error, { name: 'Oracle', install: 'npm install oracledb@6' }),
};

/** Loaded only when an Oracle source is read. Numbers come as texts, so that none of their digits is lost. */
function loadDriver(): OracleDriver {
  const driver = createRequire(import.meta.url)('oracledb') as OracleDriver;
  driver.fetchTypeHandler = ({ dbType }) =>
    dbType === driver.DB_TYPE_NUMBER
      ? {
          type: driver.STRING,
          converter: (text: string | null) => (text === null ? null : toExactNumber(text)),
        }
      : undefined;
  return driver;
}

async function readFacts(session: Session, read: DatasetRead): Promise<TableFacts> {
  const { table, schema } = read.settings as OracleDataset;
  const values = [schema ?? null, table];
  const columns = (await session.query({ text: columnsQuery, values })) as unknown as ColumnRow[];
  const order = (await session.query({ text: orderQuery, values })) as unknown as { name: string }[];
  return withUsableOrder({ columns: columns.map(toFacts), order: order.map(({ name }) => name) });
}

interface ColumnRow {
  name: string;
  type: string;
  scale: number | null;
}

/** Times are read to the millisecond only, and do not order a reading. */
const types: Record<string, ColumnType> = {
  ...{ NUMBER: 'decimal', CHAR: 'text', VARCHAR2: 'text', NCHAR: 'text', NVARCHAR2: 'text' },
};
const long = new Set(['CLOB', 'NCLOB', 'BLOB']);

function toFacts({ name, type, scale }: ColumnRow): ColumnFacts {
  const known = types[type] ?? 'other';
  return { name, type: known === 'decimal' && scale === 0 ? 'integer' : known, isLong: long.has(type) };
}

/** Oracle's DATE has a time of day, and no zone. */
function readValues(rows: Values[]): void {
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (Buffer.isBuffer(value)) row[name] = value.toString('base64');
      else if (value instanceof Date) row[name] = value.toISOString().slice(0, 23);
    }
  }
}
