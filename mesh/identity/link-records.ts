import type { DuckDBConnection } from '@duckdb/node-api';
import type { RuleKeys } from './blocking/index.ts';
import type { CutReason } from './clustering/index.ts';
import { double, readEdges, type EdgeTable } from './comparing/index.ts';
import { readColumns } from './duck.ts';
import { loadRecords, numberRecords, type RecordBatches } from './features/index.ts';
import { linkNumbered, type LinkStage, type NumberedLinkage } from './link-numbered.ts';
import { openWorkspace } from './workspace.ts';
import type { IdentityModel } from './model/index.ts';

/** Where a linkage stands: `records` read so far, `pairs` to be compared or kept so far. */
export interface LinkProgress {
  readonly stage: LinkStage;
  readonly records: number;
  readonly pairs: number;
}

export type OnLinkProgress = (progress: LinkProgress) => void;

export interface LinkOptions {
  readonly onProgress?: OnLinkProgress;
  /** `doubtful` keeps the pairs from the review threshold on, `all` every compared pair, to explain misses. */
  readonly keep?: 'doubtful' | 'all';
}

/** A linked pair that was kept apart, by member ids; the weight is null where only a steward joined it. */
export interface MemberCut {
  readonly a: string;
  readonly b: string;
  readonly weight: number | null;
  readonly reason: CutReason;
}

export interface LinkResult {
  /** Member ids; every record is in exactly one cluster, alone when it matches nothing. Sorted. */
  readonly clusters: string[][];
  readonly pairsCompared: number;
  readonly edges: EdgeTable;
  /** Linked pairs that a guard kept apart. */
  readonly cuts: MemberCut[];
  /** What came of each blocking rule's keys: pairs, keys that were split, pairs that were not compared. */
  readonly blocking: readonly RuleKeys[];
  readonly seconds: number;
}

/**
 * Links records of one entity type: normalise, block, compare (Fellegi–Sunter), link, cluster. Pure of the store; the
 * order of the records makes no difference to the clusters.
 */
export async function linkRecords(
  model: IdentityModel,
  records: RecordBatches,
  options: LinkOptions | OnLinkProgress = {},
): Promise<LinkResult> {
  const settings = typeof options === 'function' ? { onProgress: options } : options;
  const started = performance.now();
  const workspace = await openWorkspace();
  try {
    const result = await link(workspace.connection, model, { records, ...settings });
    return { ...result, seconds: (performance.now() - started) / 1000 };
  } finally {
    await workspace.close();
  }
}

async function link(
  connection: DuckDBConnection,
  model: IdentityModel,
  { records, onProgress = () => undefined, keep }: LinkOptions & { records: RecordBatches },
): Promise<Omit<LinkResult, 'seconds'>> {
  const onRead = (count: number) => onProgress({ stage: 'reading', records: count, pairs: 0 });
  await loadRecords(connection, model, { records, onRead });
  const count = await numberRecords(connection);
  const linkage = await linkNumbered(connection, model, {
    records: count,
    train: model.parameters === 'missing',
    onStage: (stage, pairs) => onProgress({ stage, records: count, pairs }),
  });
  const ids = await readMemberIds(connection, count);
  const from = Math.min(model.thresholds.review, model.thresholds.link);
  const where = keep === 'all' ? 'true' : `weight >= ${double(from)}`;
  const edges = await readEdges(connection, linkage.model, {
    ids,
    records: linkage.frequencies.records,
    where,
  });
  const { pairsCompared, keys: blocking } = linkage;
  return { clusters: toClusters(linkage, ids), cuts: toCuts(linkage, ids), pairsCompared, edges, blocking };
}

/** Record i is ids[i]. */
export async function readMemberIds(connection: DuckDBConnection, records: number): Promise<string[]> {
  const ids = new Array<string>(records).fill('');
  const sql = 'SELECT i, dataset, key, role FROM numbered';
  for await (const [i = [], dataset = [], key = [], role = []] of readColumns(connection, sql))
    i.forEach((record, row) => {
      ids[Number(record)] = `${String(dataset[row])}\0${String(key[row])}\0${String(role[row])}`;
    });
  return ids;
}

/** The clusters as member ids. */
export function toClusters(
  { clusterOf }: Pick<NumberedLinkage, 'clusterOf'>,
  ids: readonly string[],
): string[][] {
  const clusters = new Map<number, string[]>();
  clusterOf.forEach((cluster, record) => {
    const id = ids[record] ?? '';
    const members = clusters.get(cluster);
    if (members) members.push(id);
    else clusters.set(cluster, [id]);
  });
  return [...clusters.values()];
}

/** Linked pairs that were kept apart, by member ids. */
export function toCuts({ cuts }: Pick<NumberedLinkage, 'cuts'>, ids: readonly string[]): MemberCut[] {
  return cuts.map(({ a, b, weight, reason }) => ({ a: ids[a] ?? '', b: ids[b] ?? '', weight, reason }));
}
