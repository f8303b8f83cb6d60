import type { LookedDataset, LookedSystem } from './look/index.ts';
import { profileRows, profileTable, type TableProfile, type Workspace } from './profile/index.ts';
import { readSample } from './reading/index.ts';
import type { DatasetRead, SourceReader } from '../port/index.ts';

export interface Profiled {
  profile: TableProfile;
  /** The rows themselves, where they were read one by one. */
  rows: readonly Record<string, unknown>[];
  rowsInAll?: number;
  doubts: string[];
}

export interface ProfileTask {
  system: LookedSystem;
  dataset: LookedDataset;
  reader: SourceReader;
  read: DatasetRead;
  workspace: Workspace;
  most: number;
  signal?: AbortSignal;
}

/** How long rows are read from a system that has no faster way. Milliseconds. */
const patience = 45_000;
/** Cells that are kept in memory at once. */
const mostCells = 6_000_000;
/** Rows of a table that are read one by one for what is nested in them. */
const nestedRows = 2000;

/** The dataset's profile: by its fast way where it has one, and by the reader for what is nested. */
export async function profileDataset(task: ProfileTask): Promise<Profiled> {
  const { dataset, workspace, most } = task;
  if (dataset.rows !== undefined) {
    return { profile: profileRows(dataset.rows, false), rows: dataset.rows, doubts: [] };
  }
  if (dataset.load === undefined) return profileByReader(task, toMost(dataset, most));
  const profile = await profileTable(workspace.connection, await dataset.load(workspace, most));
  const nested = dataset.declared.filter(
    ({ type, leftOut }) => leftOut === undefined && (type === 'object' || type === 'array'),
  );
  const known = { ...(dataset.rowsInAll === undefined ? {} : { rowsInAll: dataset.rowsInAll }), doubts: [] };
  if (nested.length === 0 || profile.rows === 0) return { profile, rows: [], ...known };
  const some = await profileByReader(task, nestedRows);
  const names = new Set(nested.map(({ path }) => path[0]));
  const isNested = ({ path }: { path: readonly string[] }) => names.has(path[0]);
  const columns = [...profile.columns, ...some.profile.columns.filter(isNested)];
  return { profile: { ...profile, columns, lists: some.profile.lists.filter(isNested) }, rows: [], ...known };
}

/** Of very wide rows fewer are kept in memory. */
function toMost({ declared }: LookedDataset, most: number): number {
  return Math.max(100, Math.min(most, Math.floor(mostCells / Math.max(1, declared.length))));
}

async function profileByReader({ reader, read, signal }: ProfileTask, most: number): Promise<Profiled> {
  const sample = await readSample(reader, read, {
    most,
    patience,
    ...(signal === undefined ? {} : { signal }),
  });
  const doubts = sample.broken.slice(0, 3).map(({ position, sentence }) => `${position}: ${sentence}`);
  if (sample.broken.length > 3) doubts.push(`${sample.broken.length} rows could not be read.`);
  if (sample.failure !== undefined) doubts.push(`The reading broke off after ${sample.rows.length} rows.`);
  return {
    profile: profileRows(sample.rows, sample.isWhole),
    rows: sample.rows,
    ...(sample.total === undefined ? {} : { rowsInAll: sample.total }),
    doubts,
  };
}
