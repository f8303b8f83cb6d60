import type { Socket } from 'node:net';
import QueryStream from 'pg-query-stream';
import { batchSize, type OpenStream } from '../pages/index.ts';
import type { DatasetRead, Page, ReadingStart } from '../port/index.ts';
import {
  boundedRows,
  buildRange,
  ByteWatch,
  mostBytes,
  planReading,
  toBatch,
  toRowLimit,
  type Plan,
  type Statement,
} from '../relational/statements/index.ts';
import type { Database, Session } from './database.ts';
import { readTypes } from './read-types.ts';
import { toSubject, toTableName } from './subject.ts';
import { toDatabaseError } from './to-database-error.ts';

type Batch = Omit<Page, 'isLast'>;

/** Opens a cursor over the table in a transaction that sees one moment and cannot write. */
export async function openTable(
  database: Database,
  { read, start }: { read: DatasetRead; start: ReadingStart },
  signal: AbortSignal,
): Promise<OpenStream> {
  const reading = new TableReading(database, read);
  // A statement under way ends with its connection, not only with its own limit of time.
  const onAbort = () => void reading.end(true);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await reading.begin(start, signal);
  } catch (error) {
    await reading.end(true);
    throw signal.aborted ? signal.reason : toDatabaseError(error);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  return { batches: reading.batches(), destroy: () => reading.end(true) };
}

class TableReading {
  readonly #database: Database;
  readonly #read: DatasetRead;
  #session: Session | undefined;
  #plan: Plan | undefined;

  constructor(database: Database, read: DatasetRead) {
    this.#database = database;
    this.#read = read;
  }

  async begin(start: ReadingStart, signal: AbortSignal): Promise<void> {
    const session = (this.#session = await this.#database.connect(signal));
    await session.client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const subject = await toSubject(session.client, this.#read);
    const ask = async ({ text, values }: Statement) =>
      (await session.client.query<Record<string, unknown>>(text, values)).rows;
    this.#plan = await planReading(subject, { ...start, table: toTableName(this.#read) }, ask);
  }

  async *batches(): AsyncGenerator<Batch> {
    const { session, plan } = this.#get();
    try {
      // Without an order a reading cannot go on after it was cut: its rows are bounded from the beginning.
      const watch = plan.order.length > 0 ? new ByteWatch(session.socket, mostBytes) : undefined;
      try {
        yield* readAll(session, plan, watch);
      } catch (error) {
        if (!watch?.isTripped) throw error;
        yield* this.#goOnBounded(plan);
      } finally {
        watch?.stop();
      }
      await this.end(false);
    } catch (error) {
      throw toDatabaseError(error);
    }
  }

  /** The same reading from where it has come to, with a bound for each row. */
  async *#goOnBounded(plan: Plan): AsyncGenerator<Batch> {
    await this.end(true);
    const session = (this.#session = await this.#database.connect(new AbortController().signal));
    await session.client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    yield* readAll(session, plan, undefined);
  }

  /** Lets go of the connection; `broken` ends it, and with it whatever the server still does for it. */
  async end(broken: boolean): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    if (session === undefined) return;
    if (!broken) await session.client.query('COMMIT').catch(() => undefined);
    await session.release(broken);
  }

  #get(): { session: Session; plan: Plan } {
    const [session, plan] = [this.#session, this.#plan];
    if (session === undefined || plan === undefined) throw new RangeError('The reading has not begun.');
    return { session, plan };
  }
}

/** The cursor inside the stream. Reading it by batches is faster than row by row, and fails when the server goes. */
interface Cursor {
  read(count: number): Promise<Record<string, unknown>[]>;
}

/**
 * A cursor's statement_timeout would run through the whole reading, not through one batch. The deadline of a batch is the
 * guard's; the server looks every 5 s whether we are still there (PostgreSQL 14 and later), also while it only computes.
 */
const patience = `
  SELECT set_config('statement_timeout', '0', true),
    (SELECT set_config(name, '5000', true) FROM pg_settings WHERE name = 'client_connection_check_interval')`;

/** Every row of the plan's range; with a watch, rows as they are, without one, rows that are bounded. */
async function* readAll(session: Session, plan: Plan, watch: ByteWatch | undefined): AsyncGenerator<Batch> {
  const limit = watch === undefined ? toRowLimit(plan.subject.read) : undefined;
  const { text, values } = buildRange(plan.subject, plan.range(), limit);
  await session.client.query(patience);
  const stream = session.client.query(new QueryStream(text, values, { types: readTypes }));
  const cursor = stream.cursor as Cursor;
  for (let isLast = false; !isLast;) {
    watch?.restart();
    const fetched =
      limit === undefined ? await fetch(cursor, batchSize) : await gather(cursor, session.socket);
    if (fetched.rows.length > 0) yield toBatch(plan, fetched.rows, limit);
    isLast = fetched.isLast;
  }
}

/** Bytes of a row, and how many such rows come in one bounded fetch. */
const smallRow = 2000;
const smallRows = 200;

interface Fetched {
  rows: Record<string, unknown>[];
  isLast: boolean;
}

async function fetch(cursor: Cursor, count: number): Promise<Fetched> {
  const rows = await cursor.read(count);
  return { rows, isLast: rows.length < count };
}

/** Bounded rows in small fetches, together until they are many or weigh much. */
async function gather(cursor: Cursor, socket: Socket): Promise<Fetched> {
  const gathered: Record<string, unknown>[] = [];
  const before = socket.bytesRead;
  let count = boundedRows;
  while (gathered.length < batchSize && socket.bytesRead - before < mostBytes) {
    const { rows, isLast } = await fetch(cursor, Math.min(count, batchSize - gathered.length));
    gathered.push(...rows);
    if (isLast) return { rows: gathered, isLast };
    // Small rows so far: fewer round trips, and still a bound for what may come.
    if (socket.bytesRead - before < gathered.length * smallRow) count = smallRows;
  }
  return { rows: gathered, isLast: false };
}
