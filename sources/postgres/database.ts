import type { Socket } from 'node:net';
import type pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { sourceError } from '../errors/index.ts';
import type { Source } from '../port/index.ts';
import type { PostgresSystem } from './generated/postgres.ts';
import { readTypes } from './read-types.ts';
import { toDatabaseError } from './to-database-error.ts';

export interface Session {
  client: pg.ClientBase;
  /** What brings the rows. */
  socket: Socket;
  /** `broken` ends the connection, and with it whatever the server still does for it. */
  release(broken?: boolean): Promise<void>;
}

/** One department's database: connected at the first read, never written to. */
export class Database {
  readonly #dataSource: DataSource;
  #ready: Promise<DataSource> | undefined;

  constructor(source: Source) {
    const { connection } = source.settings as PostgresSystem;
    const { deadline, readDeadline, concurrency } = source.guard;
    const { host, port = 5432, database, user, password, ssl = false } = connection;
    this.#dataSource = new DataSource({
      type: 'postgres',
      ...{ host, port, database, ssl, username: user, password },
      applicationName: 'causeway',
      installExtensions: false,
      connectTimeoutMS: deadline,
      poolSize: concurrency,
      extra: {
        types: readTypes,
        // Even a query that tried could not write.
        options: `-c default_transaction_read_only=on -c statement_timeout=${readDeadline}`,
      },
      poolErrorHandler: () => undefined,
    });
  }

  /** @throws CausewayError SOURCE_* */
  async connect(signal: AbortSignal): Promise<Session> {
    const runner = (await this.#initialise()).createQueryRunner();
    try {
      const client = (await runner.connect()) as pg.ClientBase;
      if (signal.aborted) {
        await runner.release();
        throw signal.reason as Error;
      }
      return {
        client,
        socket: (client as unknown as { connection: { stream: Socket } }).connection.stream,
        release: (broken = false) => release(runner, client, broken),
      };
    } catch (error) {
      throw signal.aborted ? signal.reason : toDatabaseError(error);
    }
  }

  async close(): Promise<void> {
    const ready = this.#ready;
    this.#ready = Promise.reject(sourceError('SOURCE_UNREACHABLE', 'The reader is closed.'));
    this.#ready.catch(() => undefined);
    if (ready !== undefined) await ready.then((dataSource) => dataSource.destroy()).catch(() => undefined);
  }

  #initialise(): Promise<DataSource> {
    this.#ready ??= this.#dataSource.initialize().catch((error: unknown) => {
      this.#ready = undefined;
      throw toDatabaseError(error);
    });
    return this.#ready;
  }
}

async function release(runner: QueryRunner, client: pg.ClientBase, broken: boolean): Promise<void> {
  // The pool throws a client away that has been ended.
  if (broken) void (client as pg.Client).end().catch(() => undefined);
  await runner.release();
}
