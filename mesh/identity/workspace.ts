import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { isLeftover, processTag } from './written-files/index.ts';

/** What DuckDB may take before it spills to disk: five million records stay below it for most of the way. */
const memoryLimit = '3GB';
const prefix = 'causeway-linkage-';

export interface Workspace {
  readonly connection: DuckDBConnection;
  /** Where its files may lie until it is closed. */
  readonly folder: string;
  close(): Promise<void>;
}

/** How DuckDB works for a linkage. */
export const toSettings = (spill: string) => ({
  memory_limit: memoryLimit,
  preserve_insertion_order: 'false',
  temp_directory: spill,
});

/** A DuckDB of its own for one linkage, in a temporary folder that closing removes. */
export async function openWorkspace(): Promise<Workspace> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${processTag}-`));
  const instance = await DuckDBInstance.create(':memory:', toSettings(folder));
  const connection = await instance.connect();
  return {
    connection,
    folder,
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a process left that was killed: copies of people's records lie in it. */
async function removeLeftovers(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((one) => one.startsWith(prefix) && isLeftover(one)))
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
}
