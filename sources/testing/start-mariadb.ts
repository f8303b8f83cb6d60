import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection, type Connection } from 'mysql2/promise';
import { findServer } from './find-server.ts';

export interface MariadbForTest {
  port: number;
  /** A connected client that may write. */
  client: Connection;
  /** Ends the server as a crash would; `start` brings it back on the same port with its data. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds for the server to answer. */
const patience = 30_000;

/** A real MariaDB in a temporary folder, with the database `office` and its user `office`, password `secret`. */
export async function startMariadb(): Promise<MariadbForTest> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-sources-mariadb-'));
  chmodSync(folder, 0o755);
  const place: Place = {
    folder,
    port: await findPort(),
    user: process.getuid?.() === 0 ? ['--user=root'] : [],
  };
  await install(place);
  let server = run(place);
  const root = await connectPatiently({ port: place.port, user: 'root' }, server);
  await root.query(
    "CREATE DATABASE office CHARACTER SET utf8mb4; CREATE USER office@'%' IDENTIFIED BY 'secret'",
  );
  await root.query("GRANT ALL ON office.* TO office@'%'");
  await root.changeUser({ database: 'office' });
  const handle: MariadbForTest = {
    port: place.port,
    client: root,
    kill: () => end(server, 'SIGKILL'),
    start: async () => {
      server = run(place);
      handle.client = await connectPatiently({ port: place.port, user: 'root', database: 'office' }, server);
    },
    stop: async () => {
      handle.client.destroy();
      await end(server, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return handle;
}

interface Place {
  folder: string;
  port: number;
  user: string[];
}

async function install({ folder, user }: Place): Promise<void> {
  const binary = findServer('mariadb-install-db');
  if (binary === undefined) throw new Error('mariadb-install-db is not installed.');
  const how = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
  await promisify(execFile)(binary, ['--no-defaults', `--datadir=${join(folder, 'data')}`, ...how, ...user], {
    timeout: patience,
    // A starting server takes away whatever others keep in a shared folder for temporary tables.
    env: { TMPDIR: folder, PATH: '/usr/bin:/bin:/usr/sbin:/sbin' },
  });
}

function run({ folder, port, user }: Place): ChildProcess {
  const binary = findServer('mariadbd');
  if (binary === undefined) throw new Error('mariadbd is not installed.');
  const files = ['socket', 'pid-file'].map((name) => `--${name}=${join(folder, name)}`);
  const temporary = `--tmpdir=${folder}`;
  const small = ['--innodb-buffer-pool-size=32M', '--innodb-flush-log-at-trx-commit=0', '--skip-log-bin'];
  const net = ['--bind-address=127.0.0.1', `--port=${port}`, '--skip-name-resolve'];
  return spawn(
    binary,
    ['--no-defaults', `--datadir=${join(folder, 'data')}`, ...files, temporary, ...net, ...small, ...user],
    { stdio: 'ignore' },
  );
}

async function connectPatiently(
  to: { port: number; user: string; database?: string },
  server: ChildProcess,
): Promise<Connection> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      const client = await createConnection({ host: '127.0.0.1', multipleStatements: true, ...to });
      client.on('error', () => undefined);
      return client;
    } catch (error) {
      if (performance.now() > until || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
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
