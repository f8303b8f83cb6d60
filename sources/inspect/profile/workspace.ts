import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** What profiling may take before it spills to disk. */
const memoryLimit = '1GB';

/** A DuckDB and a folder of its own for one inspection. */
export interface Workspace {
  readonly connection: DuckDBConnection;
  readonly folder: string;
  close(): Promise<void>;
}

export async function openWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-inspect-'));
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit,
    preserve_insertion_order: 'false',
    temp_directory: folder,
  });
  const connection = await instance.connect();
  const close = async () => {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  };
  return { connection, folder, close };
}
