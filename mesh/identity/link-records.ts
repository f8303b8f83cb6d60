import type { DuckDBConnection } from '@duckdb/node-api';
import { clusterRecords, DisjointSets, Neighbours, type Cut } from './clustering/index.ts';
import {
  blockPairs,
  readScores,
  scorePairs,
  type EdgeTable,
  type OversizedBlocks,
} from './comparing/index.ts';
import { buildFeatureTable, loadRecords, type RecordBatches } from './features/index.ts';
import { readIdentifiers, writeComponents } from './linkage-tables.ts';
import { openWorkspace } from './workspace.ts';
import type { IdentityModel } from './model/index.ts';

/** Where a linkage stands: `records` read so far, `pairs` compared or kept so far. */
export interface LinkProgress {
  readonly stage: 'reading' | 'blocking' | 'comparing' | 'clustering' | 'done';
  readonly records: number;
  readonly pairs: number;
}

export type OnLinkProgress = (progress: LinkProgress) => void;

export interface LinkOptions {
  readonly onProgress?: OnLinkProgress;
  /** `doubtful` keeps the pairs from the review threshold on, `all` every compared pair, to explain misses. */
  readonly keep?: 'doubtful' | 'all';
}

export interface LinkResult {
  /** Member ids; every record is in exactly one cluster, alone when it matches nothing. Sorted. */
  readonly clusters: string[][];
  readonly pairsCompared: number;
  readonly edges: EdgeTable;
  /** Linked pairs that a guard kept apart. */
  readonly cuts: Cut[];
  /** Blocking keys too frequent to be compared by their rule. */
  readonly oversized: OversizedBlocks[];
  readonly seconds: number;
}

/**
 * Links records of one entity type: normalise, block, score (Fellegi–Sunter), link, cluster. Pure of the store; the
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
  const ids = await loadRecords(connection, model, { records, onRead });
  const report = (stage: LinkProgress['stage'], pairs: number) =>
    onProgress({ stage, records: ids.length, pairs });
  report('blocking', 0);
  await buildFeatureTable(connection, model);
  const { pairs, oversized } = await blockPairs(connection, model);
  report('comparing', pairs);
  const keepFrom = keep === 'all' ? -Infinity : Math.min(model.thresholds.review, model.thresholds.link);
  const edges = await scorePairs(connection, model, { ids, keepFrom });
  report('clustering', pairs);
  const neighbours = await findNeighbours(connection, model, { ids, edges });
  const identifiers = await readIdentifiers(connection, model, ids.length);
  const evidence = { ids, records: ids.length, guards: model.guards, identifiers, neighbours };
  const clustering = clusterRecords(edges, model.thresholds.link, evidence);
  report('done', pairs);
  return { ...clustering, pairsCompared: pairs, edges, oversized };
}

/** What was compared within each set that links connect, the pairs that are not linked included. */
async function findNeighbours(
  connection: DuckDBConnection,
  model: IdentityModel,
  { ids, edges }: { ids: readonly string[]; edges: EdgeTable },
): Promise<Neighbours | undefined> {
  if (model.guards.averageWeight === undefined) return undefined;
  const sets = new DisjointSets(ids.length);
  for (let index = 0; index < edges.length; index += 1) {
    const { a, b, weight } = edges.sides(index);
    if (weight >= model.thresholds.link) sets.join(a, b);
  }
  await writeComponents(connection, ids.length, (record) => sets.find(record));
  const where = `(SELECT component FROM components WHERE i = a) = (SELECT component FROM components WHERE i = b)`;
  return new Neighbours(ids.length, [await readScores(connection, model, { ids, where })]);
}
