import type { Contract } from '#contracts';
import { CausewayError } from '#schemas';
import type { EntityType, EntityTypeName } from '#schemas';
import type { DatasetRead, RowBatch, SourceReader } from '#sources';
import type { DeliveryWriter, Run, Store } from '../store/index.ts';
import { findImplausibility } from './find-implausibility.ts';
import { compileRowSorter } from './sort-rows.ts';
import type { RowSorter } from './sort-rows.ts';

/** What is to be read, from where, and under which promise. */
export interface IntakeTask {
  readonly contract: Contract;
  readonly read: DatasetRead;
  readonly reader: SourceReader;
  readonly entityTypes: readonly EntityType[];
}

export interface IntakeProgress {
  readonly read: number;
  /** Rows that the source says it has; undefined when it does not say. */
  readonly total: number | undefined;
}

export interface IntakeOptions {
  readonly onProgress?: (progress: IntakeProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads one dataset whole, checks each row, and keeps what changed. Never throws for the source's faults: a run
 * that fails or is refused says so, and the last good copy stays. `read = kept + unchanged + quarantined`.
 * @throws CausewayError when the hub's own store fails
 */
export async function takeIn(store: Store, task: IntakeTask, options: IntakeOptions = {}): Promise<Run> {
  const run = await store.datasets.startRun(task.contract.dataset, task.contract.version);
  const delivery = await store.openDelivery({
    run,
    contractVersion: task.contract.version,
    entityTypes: toEntityTypes(task.contract),
    extent: 'whole',
  });
  try {
    await stageAll({ task, run, delivery, options });
    const refusal = findImplausibility(task.contract, run, await delivery.countPresent());
    if (refusal) {
      await delivery.commitRefused();
      throw refusal;
    }
    const sentence = toSentence(run);
    const counts = await delivery.commit(run, sentence);
    return { ...run, ...counts, outcome: 'done', sentence };
  } catch (error) {
    await delivery.discard();
    return await endUnsuccessfully(store, run, error);
  }
}

/** What the dataset's records are about, each once. */
export function toEntityTypes(contract: Contract): EntityTypeName[] {
  return [...new Set(contract.mappings.map((mapping) => mapping.entity))];
}

interface Staging {
  readonly task: IntakeTask;
  readonly run: Run;
  readonly delivery: DeliveryWriter;
  readonly options: IntakeOptions;
}

async function stageAll({ task, run, delivery, options }: Staging): Promise<void> {
  const sort = compileRowSorter(task.contract, task.entityTypes)();
  for await (const batch of task.reader.readAll(task.read, options.signal)) {
    await stageBatch({ batch, run, delivery, sort });
    options.onProgress?.({ read: run.read, total: batch.total });
  }
}

interface BatchStaging {
  readonly batch: RowBatch;
  readonly run: Run;
  readonly delivery: DeliveryWriter;
  readonly sort: RowSorter;
}

async function stageBatch({ batch, run, delivery, sort }: BatchStaging): Promise<void> {
  const { good, refused, repeated } = sort(batch);
  run.read += good.length + refused.length + repeated;
  run.quarantined += refused.length;
  run.unchanged += repeated;
  await delivery.add(good);
  await delivery.refuse(refused);
}

async function endUnsuccessfully(store: Store, run: Run, error: unknown): Promise<Run> {
  if (!(error instanceof CausewayError)) throw error;
  const outcome = error.code === 'DELIVERY_REFUSED' ? 'refused' : 'failed';
  await store.datasets.failRun(run, outcome, error.sentence);
  return { ...run, outcome, sentence: error.sentence };
}

function toSentence(run: Run): string {
  if (run.quarantined === 0) return `All ${run.read} rows keep the contract.`;
  return `${run.quarantined} of ${run.read} rows break the contract and wait in quarantine for the department.`;
}
