import pg from 'pg';
import type { Source } from '../../port/index.ts';
import type { PostgresSystem } from '../generated/postgres.ts';
import { readTypes } from '../read-types.ts';
import { toDatabaseError } from '../to-database-error.ts';

export interface Alone {
  /** A connection for replication: it speaks START_REPLICATION too. */
  replication?: 'database';
  /** Settings of the session. */
  options: string;
}

/**
 * A connection beside the pool: the pool's ones cannot write, not even the catalogue.
 * @throws CausewayError SOURCE_*
 */
export async function connectAlone(source: Source, alone: Alone, signal: AbortSignal): Promise<pg.Client> {
  const { connection } = source.settings as PostgresSystem;
  const { host, port = 5432, database, user, password, ssl = false } = connection;
  const client = new pg.Client({
    ...{ host, port, database, user, ssl, ...(password === undefined ? {} : { password }) },
    application_name: 'causeway',
    connectionTimeoutMillis: source.guard.readDeadline,
    keepAlive: true,
    types: readTypes,
    ...alone,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw toDatabaseError(error);
  }
  if (signal.aborted) {
    void client.end().catch(() => undefined);
    throw signal.reason as Error;
  }
  return client;
}

/** Work on such a connection, which ends with it, or with the signal. */
export async function workAlone<Result>(
  source: Source,
  signal: AbortSignal,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const options = `-c statement_timeout=${source.guard.readDeadline}`;
  const client = await connectAlone(source, { options }, signal);
  const onAbort = () => void client.end().catch(() => undefined);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(client);
  } catch (error) {
    throw signal.aborted ? signal.reason : toDatabaseError(error);
  } finally {
    signal.removeEventListener('abort', onAbort);
    await client.end().catch(() => undefined);
  }
}
