import type { Readable } from 'node:stream';
import type { Socket } from 'node:net';
import type { CausewayError } from '#schemas';
import type { DataSourceOptions, QueryRunner } from 'typeorm';
import type { DatasetRead, Source } from '../port/index.ts';
import type { Dialect, Statement, TableFacts } from './statements/index.ts';

export type Values = Record<string, unknown>;

/** One connection of a department's database. */
export interface Session {
  query(statement: Statement): Promise<Values[]>;
  /** Rows one by one, as fast as they are taken. */
  stream(statement: Statement): Promise<Readable>;
  /** What brings the rows, where the driver shows it. */
  socket: Socket | undefined;
  /** `broken` ends the connection, and with it whatever the server still does for it. */
  release(broken?: boolean): Promise<void>;
}

/** A kind of database behind TypeORM: what it takes to connect, to begin a reading and to read its values. */
export interface Engine {
  dialect: Dialect;
  /** @throws CausewayError SOURCE_REFUSED that names the package to install, where the driver is not there */
  toOptions(source: Source): DataSourceOptions;
  /** Makes a new connection one that can only read. Run once for each. */
  prepare: (source: Source) => string[];
  /** Begins a transaction that sees one moment, where the database can. */
  begin: string[];
  end: string[];
  /** Before rows are streamed for long, without a limit of time. */
  beforeStream: string[];
  /** The table's name, quoted. */
  toTable(read: DatasetRead): string;
  readFacts(session: Session, read: DatasetRead): Promise<TableFacts>;
  /** The driver's own connection inside the runner. */
  toSocket?(connection: unknown): Socket | undefined;
  destroy(connection: unknown, runner: QueryRunner): void;
  /** Values as a contract names them, in place. */
  readValues(rows: Values[], read: DatasetRead, facts: TableFacts): void;
  toError(error: unknown): CausewayError;
}
