import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../embedded/index.ts';
import { Store } from '../store.ts';

export interface TestStore {
  readonly store: Store;
  readonly url: string;
  close(): Promise<void>;
}

/** A store on an embedded PostgreSQL of its own, in a temporary folder that `close` removes. */
export async function openTestStore(): Promise<TestStore> {
  const directory = await mkdtemp(join(tmpdir(), 'causeway-store-'));
  // PostgreSQL refuses to run as root, so a cluster started by root belongs to another user.
  await chmod(directory, 0o755);
  const cluster = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    settings: { fsync: 'off' },
  });
  const store = await Store.open(cluster.url);
  const close = async () => {
    await store.close();
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { store, url: cluster.url, close };
}
