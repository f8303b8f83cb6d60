import type { Contract } from '#contracts';
import { findRecordKey } from '#contracts';
import type { Row, RowBatch } from '#sources';
import type { RemovedRow, Run, Store } from '../store/index.ts';
import { compileRowSorter, toMappingSignature } from './sort-rows.ts';
import type { RowSorter } from './sort-rows.ts';
import { toEntityTypes } from './take-in.ts';
import type { IntakeTask } from './take-in.ts';

const runsRemembered = 100;
/** Milliseconds for which the batches of a stream are told as one run. */
const runLength = 60_000;

export interface FollowOptions {
  readonly signal: AbortSignal;
  /** Called after each batch that changed something. */
  readonly onKept?: (kept: number) => void;
}

/**
 * Keeps a stream's newest rows until the signal aborts. Each batch is a delivery of its own that adds, changes and
 * closes what the source says is deleted; it is stored whole in one transaction before the source hears that it was
 * taken. A batch read again changes nothing, and a row that comes again after a newer one of its key does not take its
 * place: by the source's own order where it gives one, else by the contract's as-of.
 */
export async function followStream(store: Store, task: IntakeTask, options: FollowOptions): Promise<void> {
  const { reader, read } = task;
  if (!reader.follow) return;
  const stream = new StreamIntake(store, task);
  await reader.follow(
    read,
    async (batch) => {
      const kept = await stream.take(batch);
      if (kept > 0) options.onKept?.(kept);
    },
    options.signal,
  );
}

class StreamIntake {
  readonly #store: Store;
  readonly #contract: Contract;
  readonly #sort: RowSorter;
  readonly #mappingSignature: string;
  #run: Run | undefined;

  constructor(store: Store, { contract, entityTypes }: IntakeTask) {
    this.#store = store;
    this.#contract = contract;
    this.#sort = compileRowSorter(contract, entityTypes)();
    this.#mappingSignature = toMappingSignature(contract, entityTypes);
  }

  /** @returns how many versions and deletions the batch brought */
  async take(batch: RowBatch): Promise<number> {
    const { good, refused } = this.#sort(batch);
    const run = await this.#openRun();
    const delivery = await this.#store.openDelivery({
      run,
      contractVersion: this.#contract.version,
      entityTypes: toEntityTypes(this.#contract),
      extent: 'part',
      order: 'sequence',
      mappingSignature: this.#mappingSignature,
    });
    try {
      if (batch.emptied) await delivery.removeAll();
      await delivery.remove(this.#toRemoved(batch.removed ?? []));
      await delivery.add(good);
      await delivery.refuse(refused);
      const read = good.length + refused.length;
      const counts = await delivery.commit(
        { ...run, read, unchanged: 0, quarantined: refused.length },
        `${run.read + read} messages taken in.`,
        { isAddedTo: true },
      );
      this.#run = addCounts(run, { ...counts, read, quarantined: refused.length });
      return counts.kept + counts.removed;
    } finally {
      await delivery.discard();
    }
  }

  async #openRun(): Promise<Run> {
    const current = this.#run;
    if (current && Date.now() - current.startedAt.getTime() < runLength) return current;
    const { dataset, version } = this.#contract;
    this.#run = await this.#store.datasets.startRun(dataset, version);
    await this.#store.datasets.forgetOldRuns(dataset, runsRemembered);
    return this.#run;
  }

  #toRemoved(rows: readonly Row[]): RemovedRow[] {
    return rows.flatMap(({ value, sequence }) => {
      const key = findRecordKey(this.#contract, value);
      return key === undefined ? [] : [{ key, sequence }];
    });
  }
}

function addCounts(
  run: Run,
  more: Pick<Run, 'read' | 'kept' | 'unchanged' | 'quarantined' | 'removed'>,
): Run {
  return {
    ...run,
    read: run.read + more.read,
    kept: run.kept + more.kept,
    unchanged: run.unchanged + more.unchanged,
    quarantined: run.quarantined + more.quarantined,
    removed: run.removed + more.removed,
  };
}
