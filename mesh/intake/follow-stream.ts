import type { Store } from '../store/index.ts';
import { compileRowSorter } from './sort-rows.ts';
import { toEntityTypes } from './take-in.ts';
import type { IntakeTask } from './take-in.ts';

const runsRemembered = 100;

export interface FollowOptions {
  readonly signal: AbortSignal;
  /** Called after each batch that changed something. */
  readonly onKept?: (kept: number) => void;
}

/**
 * Keeps a stream's newest rows until the signal aborts. Each batch is a delivery of its own that adds and changes
 * but never removes; a batch read twice changes nothing the second time.
 */
export async function followStream(store: Store, task: IntakeTask, options: FollowOptions): Promise<void> {
  const { contract, reader, read } = task;
  if (!reader.follow) return;
  const createSorter = compileRowSorter(contract, task.entityTypes);
  await reader.follow(
    read,
    async (batch) => {
      const { good, refused, repeated } = createSorter()(batch);
      const run = await store.datasets.startRun(contract.dataset, contract.version);
      const delivery = await store.openDelivery({
        run,
        contractVersion: contract.version,
        entityTypes: toEntityTypes(contract),
        extent: 'part',
      });
      try {
        await delivery.add(good);
        await delivery.refuse(refused);
        run.read = good.length + refused.length + repeated;
        run.quarantined = refused.length;
        run.unchanged = repeated;
        const counts = await delivery.commit(run, `${run.read} messages taken in.`);
        if (counts.kept > 0) options.onKept?.(counts.kept);
        await store.datasets.forgetOldRuns(contract.dataset, runsRemembered);
      } finally {
        await delivery.discard();
      }
    },
    options.signal,
  );
}
