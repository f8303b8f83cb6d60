import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { CausewayError } from '#schemas';
import { toSettings, type Workspace } from '../workspace.ts';
import { toPlaceError } from '../written-files/index.ts';
import { FinishedStages, type FoundWork } from './finished-stages.ts';
import type { StageLog } from './stage-log.ts';

const databaseFile = 'causeway-linkage.duckdb';
const spillFolder = 'spill';
/** DuckDB's own files: the database, its write-ahead log, and what it calls them while it writes one into the other. */
const isDatabase = (name: string) => name.startsWith(databaseFile);
/** All that a linkage puts into its work folder; whatever else lies there is somebody's and stays. */
const isOurs = (name: string) => isDatabase(name) || name === spillFolder || name.startsWith('outputs.json');

export interface WorkFolder extends Workspace {
  readonly log: StageLog;
  readonly found: FoundWork;
  /** Closes it, and takes the work away: all of it is written, or of no use. */
  remove(): Promise<void>;
}

/**
 * A DuckDB whose tables stand in a folder. A run with the same key goes on after the last stage that an earlier one
 * finished; what is damaged counts as nothing.
 * @throws CausewayError ALREADY_RUNNING when another process works there, DISK_FULL, NO_WRITE_PERMISSION
 */
export async function openWorkFolder(folder: string, key: string): Promise<WorkFolder> {
  try {
    await mkdir(folder, { recursive: true });
    return await open(folder, key);
  } catch (error) {
    const known = toKnown(error, folder);
    if (known) throw known;
    await removeAll(folder, isDatabase);
    return open(folder, key);
  }
}

async function open(folder: string, key: string): Promise<WorkFolder> {
  const spill = join(folder, spillFolder);
  const instance = await DuckDBInstance.create(join(folder, databaseFile), toSettings(spill));
  const connection = await instance.connect();
  await connection.run(`SET force_compression = 'uncompressed'`);
  let isOpen = true;
  const close = async () => {
    if (isOpen) closeBoth(connection, instance);
    isOpen = false;
  };
  try {
    // Only now: whoever holds the database is the only one who works here.
    await rm(spill, { recursive: true, force: true });
    await mkdir(spill);
    const log = await FinishedStages.open(connection, key);
    const remove = async () => {
      await close();
      await removeAll(folder, isOurs);
      await rmdir(folder).catch(() => undefined);
    };
    return { connection, folder: spill, log, found: log.found, close, remove };
  } catch (error) {
    await close();
    throw error;
  }
}

function closeBoth(connection: DuckDBConnection, instance: DuckDBInstance): void {
  connection.closeSync();
  instance.closeSync();
}

async function removeAll(folder: string, isToGo: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(folder)).filter(isToGo))
    await rm(join(folder, name), { recursive: true, force: true });
}

function toKnown(error: unknown, folder: string): CausewayError | undefined {
  if (/Could not set lock on file/.test(String(error)))
    return new CausewayError('ALREADY_RUNNING', {
      reason: `Another run is at work in ${folder}: let it end, or name another folder with --work.`,
    });
  const said = toPlaceError(error, folder);
  return said instanceof CausewayError ? said : undefined;
}
