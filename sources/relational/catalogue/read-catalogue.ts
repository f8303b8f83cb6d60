import { explainedError } from '../../errors/index.ts';
import type { Source } from '../../port/index.ts';
import { Database as PostgresDatabase, toDatabaseError } from '../../postgres/index.ts';
import { Database } from '../database.ts';
import { mariadbEngine } from '../mariadb/index.ts';
import type { Catalogue } from './catalogue.ts';
import { readMariadbCatalogue } from './mariadb-catalogue.ts';
import { readPostgresCatalogue } from './postgres-catalogue.ts';

export interface CatalogueQuestion {
  /** Default: PostgreSQL every schema that the user may read, MariaDB the connection's database. */
  schema?: string;
  signal?: AbortSignal;
}

/**
 * What a PostgreSQL or MariaDB source says of its tables and views: columns, keys, estimates. Reads the catalogue only,
 * in a session that cannot write, and closes its connection.
 * @throws CausewayError SOURCE_*
 */
export async function readCatalogue(source: Source, question: CatalogueQuestion = {}): Promise<Catalogue> {
  const signal = question.signal ?? AbortSignal.timeout(source.guard.readDeadline);
  if (source.kind === 'postgres') return readFromPostgres(source, question.schema, signal);
  if (source.kind === 'mariadb') return readFromMariadb(source, question.schema, signal);
  throw explainedError('SOURCE_REFUSED', `a source of the kind ${source.kind} has no catalogue that is read`);
}

async function readFromPostgres(
  source: Source,
  schema: string | undefined,
  signal: AbortSignal,
): Promise<Catalogue> {
  const database = new PostgresDatabase(source);
  try {
    const session = await database.connect(signal);
    const onAbort = () => void session.release(true);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await readPostgresCatalogue(session.client, schema);
    } finally {
      signal.removeEventListener('abort', onAbort);
      await session.release();
    }
  } catch (error) {
    throw toDatabaseError(error);
  } finally {
    await database.close();
  }
}

async function readFromMariadb(
  source: Source,
  schema: string | undefined,
  signal: AbortSignal,
): Promise<Catalogue> {
  const database = new Database(source, mariadbEngine);
  try {
    const session = await database.connect(signal);
    const onAbort = () => void session.release(true);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await readMariadbCatalogue(session, schema);
    } finally {
      signal.removeEventListener('abort', onAbort);
      await session.release();
    }
  } catch (error) {
    throw mariadbEngine.toError(error);
  } finally {
    await database.close();
  }
}
