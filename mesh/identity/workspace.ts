import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** What DuckDB may take before it spills to disk; scoring a million pairs needs a fraction of it. */
const memoryLimit = '1GB';

export interface Workspace {
  readonly connection: DuckDBConnection;
  close(): Promise<void>;
}

/** A DuckDB of its own for one linkage; it spills to a temporary folder, which closing removes. */
export async function openWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-linkage-'));
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit,
    preserve_insertion_order: 'false',
    temp_directory: folder,
  });
  const connection = await instance.connect();
  return {
    connection,
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
