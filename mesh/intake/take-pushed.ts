import { CausewayError } from '#schemas';
import type { RowBatch } from '#sources';
import type { DeliveredRow, DeliveryWriter, RefusedRow, Run, Settled, Store } from '../store/index.ts';
import { findImplausibility } from './find-implausibility.ts';
import { compileJudge, toMappingSignature, toRefused } from './sort-rows.ts';
import { toEntityTypes } from './take-in.ts';
import type { IntakeTask } from './take-in.ts';

/** Which dataset, under which promise: nothing is read. */
export type PushTask = Omit<IntakeTask, 'reader'>;

/** Rows that a department sends by itself. */
export interface PushedRows {
  /** `part` adds and changes; `whole` closes whatever it does not name. */
  readonly extent: 'part' | 'whole';
  readonly batches: AsyncIterable<RowBatch>;
  /** The sender's own name for this delivery: sent again, it is answered as before and nothing is done. */
  readonly idempotencyKey?: string | undefined;
  /** Of the body; asked after its last batch. */
  readonly bodyHash: () => string;
}

/** What became of one row. */
export interface RowVerdict {
  /** `row 3` or `line 3`: where it stands in the body. */
  readonly row: string;
  readonly key: string | null;
  readonly verdict: 'kept' | 'unchanged' | 'quarantined';
  readonly reasons?: readonly string[];
}

export interface PushAnswer {
  readonly dataset: string;
  readonly read: number;
  readonly kept: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly removed: number;
  readonly sentence: string;
  readonly rows: readonly RowVerdict[];
}

/**
 * Stores pushed rows as one delivery, whole or not at all, and says of each row what became of it. The answer is stored
 * with the rows, so that the same delivery sent again is answered alike.
 * @throws CausewayError KEY_REUSED where the key came with another body; DELIVERY_REFUSED where it is more likely broken
 * than true; whatever the body fails with. Nothing is kept then.
 */
export async function takePushed(store: Store, task: PushTask, pushed: PushedRows): Promise<PushAnswer> {
  const { contract, entityTypes } = task;
  const run = await store.datasets.startRun(contract.dataset, contract.version);
  const delivery = await store.openDelivery({
    run,
    contractVersion: contract.version,
    entityTypes: toEntityTypes(contract),
    extent: pushed.extent,
    mappingSignature: toMappingSignature(contract, entityTypes),
  });
  const push = new Push(task, run, delivery);
  try {
    await push.stage(pushed.batches);
    const told = { key: pushed.idempotencyKey, bodyHash: pushed.bodyHash() };
    const earlier = await findAnswer(delivery, told);
    if (earlier === undefined) return await push.commit(pushed.extent, told);
    await delivery.discard();
    await store.datasets.forgetRun(run);
    return earlier;
  } catch (error) {
    await delivery.discard();
    const known =
      error instanceof CausewayError ? error : new CausewayError('INTERNAL', {}, { cause: error });
    // The copy that stands is as good as before: that a sender erred makes the dataset no older.
    await store.datasets.endRun(
      run,
      known.code === 'DELIVERY_REFUSED' ? 'refused' : 'failed',
      known.sentence,
    );
    throw error;
  }
}

interface ToldKey {
  readonly key: string | undefined;
  readonly bodyHash: string;
}

/** Looked for under the delivery's lock, so that the same key sent twice at once is taken once. */
async function findAnswer(
  delivery: DeliveryWriter,
  { key, bodyHash }: ToldKey,
): Promise<PushAnswer | undefined> {
  if (key === undefined) return undefined;
  const found = await delivery.findPushed(key);
  if (found === undefined) return undefined;
  if (found.bodyHash === bodyHash) return found.answer as PushAnswer;
  throw new CausewayError('KEY_REUSED', { name: key });
}

/** One push under way. */
class Push {
  readonly #task: PushTask;
  readonly #run: Run;
  readonly #delivery: DeliveryWriter;
  /** Good rows in their order, which is the line that the store knows them by. */
  readonly #good: { readonly row: string; readonly key: string }[] = [];
  readonly #refused: RowVerdict[] = [];

  constructor(task: PushTask, run: Run, delivery: DeliveryWriter) {
    this.#task = task;
    this.#run = run;
    this.#delivery = delivery;
  }

  async stage(batches: AsyncIterable<RowBatch>): Promise<void> {
    const judge = compileJudge(this.#task.contract, this.#task.entityTypes);
    for await (const batch of batches) {
      const good: DeliveredRow[] = [];
      const refused: RefusedRow[] = batch.broken.map(toRefused);
      for (const row of batch.rows) {
        const judged = judge(row);
        if ('reasons' in judged) refused.push(judged);
        else good.push(judged);
      }
      await this.#note(good, refused);
    }
  }

  async commit(extent: 'part' | 'whole', told: ToldKey): Promise<PushAnswer> {
    const settled = await this.#delivery.settle();
    this.#run.unchanged += settled.repeated;
    this.#run.quarantined += settled.doubled;
    const present = extent === 'whole' ? await this.#delivery.countPresent() : 0;
    const refusal = findImplausibility(this.#task.contract, this.#run, present);
    if (refusal) {
      await this.#delivery.commitRefused();
      throw refusal;
    }
    const sentence = `${this.#run.read} rows were sent.`;
    let answer: PushAnswer | undefined;
    const counts = await this.#delivery.commit(this.#run, sentence, {
      tellChanges: async (run, changed) => {
        answer = this.#toAnswer({ ...run, sentence }, settled, changed);
        return told.key === undefined ? undefined : { ...told, key: told.key, answer };
      },
    });
    return answer ?? this.#toAnswer({ ...this.#run, ...counts, sentence }, settled, new Set());
  }

  async #note(good: readonly DeliveredRow[], refused: readonly RefusedRow[]): Promise<void> {
    for (const { key, position = '' } of good) this.#good.push({ row: position, key });
    for (const { key, position, reasons } of refused)
      this.#refused.push({ row: position, key, verdict: 'quarantined', reasons });
    this.#run.read += good.length + refused.length;
    this.#run.quarantined += refused.length;
    await this.#delivery.add(good);
    await this.#delivery.refuse(refused);
  }

  #toAnswer(run: Run, settled: Settled, changed: ReadonlySet<number>): PushAnswer {
    const rows = this.#good.map(({ row, key }, index): RowVerdict => {
      const line = index + 1;
      const doubt = settled.verdicts.get(line);
      if (doubt?.verdict === 'doubled')
        return { row, key, verdict: 'quarantined', reasons: [doubt.sentence] };
      return { row, key, verdict: changed.has(line) ? 'kept' : 'unchanged' };
    });
    const { dataset, read, kept, unchanged, quarantined, removed, sentence } = run;
    const all = [...rows, ...this.#refused].sort((a, b) => toNumber(a.row) - toNumber(b.row));
    return { dataset, read, kept, unchanged, quarantined, removed, sentence, rows: all };
  }
}

/** `row 12` → 12. */
function toNumber(row: string): number {
  return Number(/\d+$/.exec(row)?.[0] ?? 0);
}
