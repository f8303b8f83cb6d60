import { rm, writeFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { commitFiles, toPartial, toPlaceError } from '../written-files/index.ts';
import { writeClusters } from './write-clusters.ts';

/** The texts of files by their paths, and where the clusters go. */
export interface Written {
  readonly texts: ReadonlyMap<string, string>;
  readonly clusters?: { readonly file: string; readonly clusterOf: Int32Array };
  /** Called when all is written beside its place, before any of it is put there. */
  readonly onWritten?: (files: readonly string[]) => Promise<void>;
}

/**
 * Writes all files beside their places and then puts them there: whatever fails before leaves nothing behind, and
 * nobody ever reads half a file.
 * @throws CausewayError DISK_FULL, NO_WRITE_PERMISSION
 */
export async function writeOutputs(
  connection: DuckDBConnection,
  { texts, clusters, onWritten }: Written,
): Promise<void> {
  const files = [...texts.keys(), ...(clusters ? [clusters.file] : [])];
  try {
    for (const [file, text] of texts) await sayingWhere(file, () => writeFile(toPartial(file), text));
    if (clusters)
      await sayingWhere(clusters.file, () =>
        writeClusters(connection, clusters.clusterOf, toPartial(clusters.file)),
      );
    await onWritten?.(files);
    await commitFiles(files);
  } finally {
    for (const file of files) await rm(toPartial(file), { force: true });
  }
}

async function sayingWhere(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw toPlaceError(error, file);
  }
}
