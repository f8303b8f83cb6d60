import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CausewayError } from '#schemas';
import { findFreePort } from './free-port.ts';
import type { KeeperMessage, KeeperOptions } from './keeper-protocol.ts';

/** A running cluster: where to connect, and how to end it. */
export interface EmbeddedCluster {
  /** `postgres://…` of the maintenance database. */
  readonly url: string;
  readonly port: number;
  /** Ends the server in order (fast shutdown); safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly directory: string;
  /** Default: a free one. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

const keeperFile = fileURLToPath(new URL('./keeper.ts', import.meta.url));
// Only this machine can connect (127.0.0.1), and whoever reads this file can read the data folder as well.
const password = 'causeway';

/**
 * Starts PostgreSQL on `directory`, making the cluster when there is none. The server ends with this process,
 * however this process ends.
 * @throws CausewayError NO_WRITE_PERMISSION, DISK_FULL or STORE_UNREACHABLE, each with what PostgreSQL said last.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  await assertWritable(dirname(options.directory));
  const port = options.port ?? (await findFreePort());
  const keeper = await startKeeper({
    directory: options.directory,
    port,
    password,
    settings: options.settings,
  });
  return {
    url: `postgres://causeway:${password}@127.0.0.1:${port}/postgres`,
    port,
    stop: () => stopKeeper(keeper),
  };
}

async function assertWritable(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new CausewayError(full ? 'DISK_FULL' : 'NO_WRITE_PERMISSION', { path: directory });
  }
}

function startKeeper(options: KeeperOptions): Promise<ChildProcess> {
  // Its own group: Ctrl-C in a terminal reaches the hub first, which then ends the store last.
  const keeper = fork(keeperFile, [JSON.stringify(options)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    keeper.once('exit', () =>
      reject(
        new CausewayError('STORE_UNREACHABLE', { reason: 'the embedded PostgreSQL ended while starting' }),
      ),
    );
    keeper.once('message', (message: KeeperMessage) => {
      if ('ready' in message) resolve(keeper);
      else reject(toStartError(message.failed, message.log));
    });
  });
}

// As root PostgreSQL runs as a user of its own, who must be able to enter every folder on the way.
const closedToPostgres =
  'PostgreSQL cannot run as root, and its own user cannot enter the folder: start as an ordinary user, or put repository and data into folders that everybody may enter.';

function toStartError(failed: string, log: readonly string[]): CausewayError {
  const said = [failed, ...log].join('\n');
  if (/No space left on device|ENOSPC/i.test(said)) return new CausewayError('DISK_FULL', { said });
  if (process.getuid?.() === 0 && /Permission denied/i.test(said))
    return new CausewayError('WRONG_USE', { reason: closedToPostgres, said });
  if (/Permission denied|EACCES|EPERM/i.test(said)) return new CausewayError('NO_WRITE_PERMISSION', { said });
  return new CausewayError('STORE_UNREACHABLE', { reason: log.at(-1) ?? failed, said });
}

function stopKeeper(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    keeper.once('exit', () => resolve());
    if (keeper.connected) keeper.disconnect();
  });
}
