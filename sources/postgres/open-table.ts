import QueryStream from 'pg-query-stream';
import { batchSize, type OpenStream } from '../pages/index.ts';
import type { DatasetRead, Page, Row } from '../port/index.ts';
import { buildSelect, toTable } from './build-select.ts';
import type { Database, Session } from './database.ts';
import type { PostgresDataset } from './generated/postgres.ts';
import { readTypes } from './read-types.ts';
import { toDatabaseError } from './to-database-error.ts';

type Batch = Omit<Page, 'isLast'>;

/** Opens a cursor over the table in a transaction that sees one moment and cannot write. */
export async function openTable(
  database: Database,
  read: DatasetRead,
  signal: AbortSignal,
): Promise<OpenStream> {
  const session = await database.connect(signal);
  try {
    await session.client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const table = toTable(read.settings as PostgresDataset);
    const counted = await session.client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table}`,
    );
    return toOpenStream(session, read, counted.rows[0]?.count);
  } catch (error) {
    await session.release(true);
    throw signal.aborted ? signal.reason : toDatabaseError(error);
  }
}

/** The cursor inside the stream. Reading it by batches is faster than row by row, and fails when the server goes. */
interface Cursor {
  read(count: number): Promise<Record<string, unknown>[]>;
}

function toOpenStream(session: Session, read: DatasetRead, total: number | undefined): OpenStream {
  const { table } = read.settings as PostgresDataset;
  const stream = session.client.query(new QueryStream(buildSelect(read), [], { types: readTypes }));
  const cursor = stream.cursor as Cursor;
  let isFinished = false;
  const finish = async (broken: boolean) => {
    if (isFinished) return;
    isFinished = true;
    if (!broken) await session.client.query('COMMIT').catch(() => undefined);
    await session.release(broken);
  };
  const batches = async function* (): AsyncGenerator<Batch> {
    try {
      yield* toBatches(cursor, table, total);
      await finish(false);
    } catch (error) {
      throw toDatabaseError(error);
    }
  };
  return { batches: batches(), destroy: () => finish(true) };
}

async function* toBatches(cursor: Cursor, table: string, total: number | undefined): AsyncGenerator<Batch> {
  const known = total === undefined ? {} : { total };
  for (let count = 0; ;) {
    const values = await cursor.read(batchSize);
    const rows = values.map((value, index): Row => ({
      value,
      position: `${table}, row ${count + index + 1}`,
    }));
    if (rows.length > 0) yield { rows, broken: [], ...known };
    if (rows.length < batchSize) return;
    count += rows.length;
  }
}
