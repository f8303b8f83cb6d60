import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { RunningSystem, SystemStart } from '../process/index.ts';
import { startCluster, superuser } from './cluster.ts';
import { hubAccount, loadDatabase } from './load-database.ts';
import { legacyDatabases } from './tables.ts';
import type { LegacyDatabase } from './tables.ts';

/** Raise it when the tables change: kept clusters are then loaded anew. */
const tablesVersion = 2;

async function useClient<Result>(
  place: { port: number; database: string },
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ host: '127.0.0.1', ...place, ...superuser });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** A mark of the registers as the generator wrote them, so that new ones are loaded and the same ones are not. */
async function toGeneration(data: string): Promise<string> {
  const complete = await readFile(join(data, 'complete.json'), 'utf8').catch(() => '');
  return createHash('sha256').update(`${tablesVersion}\n${complete}`).digest('hex');
}

async function makeAccountAndDatabases(client: pg.Client): Promise<void> {
  const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [hubAccount.user]);
  if (roles.rowCount === 0) {
    await client.query(`CREATE ROLE "${hubAccount.user}" LOGIN PASSWORD '${hubAccount.password}'`);
  }
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
  const existing = new Set(rows.map((row) => row.datname));
  for (const { name } of legacyDatabases) {
    if (!existing.has(name)) await client.query(`CREATE DATABASE "${name}" STRATEGY file_copy`);
  }
}

async function loadAll(port: number, data: string): Promise<void> {
  const generation = await toGeneration(data);
  await useClient({ port, database: 'postgres' }, makeAccountAndDatabases);
  const load = (database: LegacyDatabase) =>
    useClient({ port, database: database.name }, (client) =>
      loadDatabase(client, database, { data, generation }),
    );
  await Promise.all(legacyDatabases.map(load));
}

/** The databases of public security (ga) and civil affairs (civil) on one real PostgreSQL. */
export async function servePostgres({ data, port }: SystemStart): Promise<RunningSystem> {
  const directory = resolve(data, 'legacy', 'postgres');
  await mkdir(resolve(data, 'legacy'), { recursive: true });
  const cluster = await startCluster(directory, port);
  try {
    await loadAll(port, data);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return { port, stop: () => cluster.stop() };
}
