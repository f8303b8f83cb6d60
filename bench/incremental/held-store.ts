import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres, Store, type EmbeddedCluster } from '../../mesh/store/index.ts';

const run = promisify(execFile);

/** A store of its own in a temporary folder. */
export interface HeldStore {
  readonly store: Store;
  readonly url: string;
  /** PostgreSQL's data folder. */
  readonly directory: string;
  close(): Promise<void>;
}

/** @param kept a copy of an earlier store, to go on from */
export async function openHeldStore(scratch: string, kept?: string): Promise<HeldStore> {
  const directory = join(scratch, 'postgres');
  // Under root the files belong to PostgreSQL's own user, and must go on doing so.
  if (kept !== undefined && existsSync(kept)) await run('cp', ['-a', kept, directory]);
  const cluster: EmbeddedCluster = await startEmbeddedPostgres({ directory });
  const store = await Store.open(cluster.url);
  const close = async () => {
    await store.close();
    await cluster.stop();
  };
  return { store, url: cluster.url, directory, close };
}

/** Copies the data folder of a store that is closed. */
export async function keepStore({ directory }: Pick<HeldStore, 'directory'>, kept: string): Promise<void> {
  await run('cp', ['-a', directory, kept]);
}
