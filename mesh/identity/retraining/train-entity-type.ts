import type { DuckDBConnection } from '@duckdb/node-api';
import type { Store } from '../../store/index.ts';
import type { Decision } from '../clustering/index.ts';
import { readRows } from '../duck.ts';
import { loadRecords, numberRecords, readFeatureRecords } from '../features/index.ts';
import type { Locale } from '../explaining/index.ts';
import { numberStandingDecisions } from '../incremental/index.ts';
import { clusterLevels } from '../cluster-levels.ts';
import { linkNumbered, type NumberedLinkage } from '../link-numbered.ts';
import { readMemberIds, type OnLinkProgress } from '../link-records.ts';
import { layParameters, type IdentityModel, type TrainedParameters } from '../model/index.ts';
import { readExamples, toLinkReport } from '../reporting/index.ts';
import type { LinkReport } from '../report/index.ts';
import { StageWatch } from '../files/index.ts';
import { openWorkspace } from '../workspace.ts';
import { comparePartitions, type PartitionChange } from './compare-partitions.ts';
import { listChanges, type LevelChange } from './list-changes.ts';
import { toTrainedParameters } from './to-trained-parameters.ts';

export interface ReportOptions {
  /** What the report is called. */
  readonly title: string;
  readonly onProgress?: OnLinkProgress;
  readonly now?: Date;
  /** The language of the examples, which show records in full; without it there are none. */
  readonly examplesIn?: Locale;
}

export interface TrainOptions extends ReportOptions {
  /** The model as the hub has it now, with its parameters; undefined where nobody has trained it yet. */
  readonly current?: IdentityModel;
  /** The program and its version, for the parameters file. */
  readonly program: string;
}

export interface EntityTraining {
  readonly parameters: TrainedParameters;
  readonly changes: readonly LevelChange[];
  readonly priorBefore?: number;
  /** What the new parameters make of today's records; undefined where there is nothing to compare with. */
  readonly entities?: PartitionChange;
  readonly report: LinkReport;
}

/**
 * Trains a model's parameters on all of the store's records of its type and stewards' standing decisions. Writes
 * nothing, neither to the store nor to files. It starts from the model alone, so that training twice gives the same.
 * Undefined where there are fewer than two records.
 */
export async function trainEntityType(
  store: Store,
  draft: IdentityModel,
  options: TrainOptions,
): Promise<EntityTraining | undefined> {
  return withLinkage(draft, { ...options, store, train: true }, async (found) => {
    const { connection, linkage, decisions, datasets } = found;
    const { training, frequencies, clusterOf } = linkage;
    if (!training) throw new Error('A linkage that was to train did not.');
    const trainedAt = (options.now ?? new Date()).toISOString();
    const { program, current } = options;
    const parameters = toTrainedParameters(draft, { training, linkage, datasets, trainedAt, program });
    const model = layParameters(draft, parameters);
    const report = await toReport(found, options);
    const scored = { records: clusterOf.length, frequencies, decisions };
    const before = current && (await clusterLevels(connection, current, scored)).clusterOf;
    return {
      ...{ parameters, report, changes: listChanges(model, current) },
      ...(current && { priorBefore: current.prior.matchesPerRecord }),
      ...(before && { entities: comparePartitions(before, clusterOf) }),
    };
  });
}

/** The report of what a model, as it is, makes of the store's records. Undefined where there are fewer than two. */
export async function reportEntityType(
  store: Store,
  model: IdentityModel,
  options: ReportOptions,
): Promise<LinkReport | undefined> {
  return withLinkage(model, { ...options, store, train: false }, (found) => toReport(found, options));
}

interface FoundLinkage {
  readonly connection: DuckDBConnection;
  readonly linkage: NumberedLinkage;
  readonly decisions: readonly Decision[];
  readonly datasets: Readonly<Record<string, number>>;
  readonly clock: StageWatch;
}

interface Place extends Pick<ReportOptions, 'onProgress'> {
  readonly store: Store;
  readonly train: boolean;
}

async function withLinkage<T>(
  model: IdentityModel,
  { store, train, onProgress = () => undefined }: Place,
  work: (found: FoundLinkage) => Promise<T>,
): Promise<T | undefined> {
  const workspace = await openWorkspace();
  try {
    const { connection } = workspace;
    const clock = new StageWatch();
    const onRead = (records: number) => onProgress({ stage: 'reading', records, pairs: 0 });
    clock.start('reading');
    await loadRecords(connection, model, { records: readFeatureRecords(store, model.entity), onRead });
    const records = await numberRecords(connection);
    if (records < 2) return undefined;
    const ids = await readMemberIds(connection, records);
    const decisions = numberStandingDecisions(await store.decisions.readStanding(model.entity), ids);
    const linkage = await linkNumbered(connection, model, {
      ...{ records, train, decisions },
      onStage: (stage, pairs) => {
        clock.start(stage);
        onProgress({ stage, records, pairs });
      },
    });
    const datasets = await countByDataset(connection);
    return await work({ connection, linkage, decisions, datasets, clock });
  } finally {
    await workspace.close();
  }
}

async function countByDataset(connection: DuckDBConnection): Promise<Record<string, number>> {
  const sql = 'SELECT dataset, count(*) FROM numbered GROUP BY dataset ORDER BY dataset';
  const rows = await readRows(connection, sql);
  return Object.fromEntries(rows.map(([dataset, records]) => [String(dataset), Number(records)]));
}

async function toReport(
  found: FoundLinkage,
  { title, examplesIn, now = new Date() }: ReportOptions,
): Promise<LinkReport> {
  const { connection, linkage, decisions, datasets, clock } = found;
  const seconds = clock.stop().stages;
  const examples = examplesIn && (await readExamples(connection, linkage, examplesIn));
  return toLinkReport(connection, linkage, {
    ...{ title, decisions, createdAt: now.toISOString(), seconds, examples },
    inputs: Object.entries(datasets).map(([name, rows]) => ({ name, rows })),
  });
}
