import type { RowBatch } from '#sources';
import type { DeliveryWriter, Run, Store } from '../store/index.ts';
import { compileRowSorter, toMappingSignature } from './sort-rows.ts';
import { toEntityTypes } from './take-in.ts';
import type { IntakeTask } from './take-in.ts';

export interface IntakeOrder {
  readonly task: IntakeTask;
  readonly run: Run;
  readonly extent: 'whole' | 'part';
  /** Changes whenever the source would be read otherwise. */
  readonly readingSignature: string;
}

/** One delivery under way: its rows are sorted and staged as they come. */
export interface Intake extends IntakeOrder {
  readonly delivery: DeliveryWriter;
  /** What the source said of the delivery as a whole. */
  readonly notes: string[];
  watermark: string | undefined;
  stage(batch: RowBatch): Promise<void>;
  /** Makes what was staged outlive this process; the reading then goes on at the bookmark. */
  keep(bookmark: string): Promise<void>;
  /** Forgets everything that was staged, and begins again. */
  startOver(): Promise<Intake>;
}

export async function openIntake(store: Store, order: IntakeOrder): Promise<Intake> {
  const { task, run, extent, readingSignature } = order;
  const { contract, entityTypes } = task;
  const sort = compileRowSorter(contract, entityTypes)();
  const delivery = await store.openDelivery({
    run,
    contractVersion: contract.version,
    entityTypes: toEntityTypes(contract),
    extent,
    mappingSignature: toMappingSignature(contract, entityTypes),
    readingSignature,
  });
  if (delivery.resumed) Object.assign(run, delivery.resumed.counts);
  const intake: Intake = {
    ...order,
    delivery,
    notes: [],
    watermark: delivery.resumed?.watermark ?? undefined,
    stage: async (batch) => {
      const { good, refused } = sort(batch);
      run.read += good.length + refused.length;
      run.quarantined += refused.length;
      intake.notes.push(...(batch.notes ?? []));
      intake.watermark = batch.watermark ?? intake.watermark;
      await delivery.add(good);
      await delivery.refuse(refused);
    },
    keep: (bookmark) => {
      const { read, quarantined } = run;
      const counts = { read, quarantined };
      return delivery.keep({ bookmark, watermark: intake.watermark ?? null, counts });
    },
    startOver: async () => {
      await delivery.forget();
      Object.assign(run, { read: 0, quarantined: 0, unchanged: 0 });
      return openIntake(store, order);
    },
  };
  return intake;
}
