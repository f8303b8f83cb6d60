import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { AttributeValue, EntityTypeName, RecordKey } from '#schemas';
import type { Run } from '../tables/run.ts';
import { assertBalanced } from './assert-balanced.ts';
import { begin, lockForSession, prepare, unlockForSession } from './begin-delivery.ts';
import type { Begun } from './begin-delivery.ts';
import { adoptVersion } from './adopt-version.ts';
import { finishRun, noteQuarantine } from './finish-run.ts';
import { enterKeptStage, forgetKept, makeKeptStage, saveKept } from './kept-stage.ts';
import type { KeptPlace } from './kept-stage.ts';
import { markChanged } from './mark-changed.ts';
import { mergeMembers, mergeRecords } from './merge-records.ts';
import type { DeliveryCounts, MergeContext, MergedCounts } from './merge-records.ts';
import { mergeQuarantine } from './merge-quarantine.ts';
import { mergeSequence } from './merge-sequence.ts';
import { findPushed, savePushed } from './pushed-answer.ts';
import type { PushedAnswer } from './pushed-answer.ts';
import { settleDoubts } from './settle-doubts.ts';
import type { Settled } from './settle-doubts.ts';
import { Stage } from './stage.ts';
import { toStoreError } from './to-store-error.ts';

/** A row that kept its contract, with its mapped parts. */
export interface DeliveredRow {
  readonly key: RecordKey;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly asOf: string | null;
  /** Where it stands in the source. */
  readonly position?: string;
  /** A stream's place of the row, in its own order. */
  readonly sequence?: string | undefined;
  readonly parts: readonly {
    readonly role: string;
    readonly entity: EntityTypeName;
    readonly attributes: Readonly<Record<string, AttributeValue>>;
  }[];
}

/** A key that a stream says is deleted. */
export interface RemovedRow {
  readonly key: RecordKey;
  readonly sequence?: string | undefined;
}

/** A row that broke it. */
export interface RefusedRow {
  readonly key: string | null;
  readonly position: string;
  readonly payload: string;
  readonly reasons: readonly string[];
}

export interface DeliveryOptions {
  readonly run: Run;
  readonly contractVersion: string;
  /** What the dataset's records are about: linkage must look at these again when something changed. */
  readonly entityTypes: readonly EntityTypeName[];
  /** `whole`: what is not in the delivery is gone from the source. `part`: it only adds and changes. */
  readonly extent: 'whole' | 'part';
  /**
   * `once` (default): a key stands in a delivery once; a second row with other content is refused. `sequence`: a
   * stream, in which a later row follows an earlier one of its key, and both are remembered.
   */
  readonly order?: 'once' | 'sequence';
  /** Changes whenever the same row would be mapped otherwise. Without it the mapped parts are compared themselves. */
  readonly mappingSignature?: string;
  /**
   * Changes whenever the source would be read otherwise. With it a reading may be kept before it is through, and one
   * that was kept is taken up: see `resumed` and `keep`.
   */
  readonly readingSignature?: string;
}

/** What goes into the store together with a delivery, or not at all. */
export interface CommitExtras {
  /** The source's own words for how far it has been read. */
  readonly watermark?: string | undefined;
  /** The run holds earlier deliveries too: this one's counts are added to theirs. */
  readonly isAddedTo?: boolean;
  /**
   * Called before the transaction ends with the finished counts and the lines of the rows that were new or differed;
   * the answer that it gives is stored with the delivery.
   */
  readonly tellChanges?: (run: Run, changed: ReadonlySet<number>) => Promise<PushedAnswer | undefined>;
}

/**
 * Takes one delivery of one dataset into the store: rows are staged as they come, and `commit` makes them the
 * current records, closes old versions in the history and updates the quarantine, all in one transaction. A
 * delivery that is cut, refused or killed leaves nothing. Into an empty dataset rows go at once, in the same
 * transaction. Whatever the database fails with is a CausewayError DISK_FULL or STORE_UNREACHABLE where it is one.
 */
export class DeliveryWriter {
  readonly #runner: QueryRunner;
  readonly #client: PoolClient;
  readonly #options: DeliveryOptions;
  /** Where an earlier reading of the dataset was kept, whose rows this delivery holds already. */
  readonly resumed: KeptPlace | undefined;
  #stage: Stage;
  #isKept: boolean;
  #settled: Settled | undefined;

  private constructor(runner: QueryRunner, options: DeliveryOptions, begun: Begun) {
    this.#runner = runner;
    this.#client = begun.stage.client;
    this.#options = options;
    this.#stage = begun.stage;
    this.resumed = begun.resumed;
    this.#isKept = begun.resumed !== undefined;
  }

  static async open(database: DataSource, options: DeliveryOptions): Promise<DeliveryWriter> {
    const runner = database.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await prepare(client);
      await runner.startTransaction();
      return new DeliveryWriter(runner, options, await begin(client, options));
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
      throw toStoreError(error);
    }
  }

  add(rows: readonly DeliveredRow[]): Promise<void> {
    return guarded(() => this.#stage.add(rows));
  }

  refuse(rows: readonly RefusedRow[]): Promise<void> {
    return guarded(() => this.#stage.refuse(rows));
  }

  /** Closes the records of these keys; in a `sequence` only. */
  remove(rows: readonly RemovedRow[]): Promise<void> {
    return guarded(() => this.#stage.remove(rows));
  }

  /** Closes every record of the dataset, before the rows of this delivery; in a `sequence` only. */
  removeAll(): Promise<void> {
    return guarded(() => closeAll(this.#client, this.#options.run.dataset));
  }

  /**
   * Makes what was staged so far outlive this process, with the place at which the reading goes on. Nothing of it is
   * served before `commit`. Wants a `readingSignature`.
   */
  keep(place: Omit<KeptPlace, 'freshest'>): Promise<void> {
    return guarded(async () => {
      const { run, readingSignature: signature = '', extent } = this.#options;
      const { dataset } = run;
      await this.#stage.drain();
      if (!this.#isKept) {
        await lockForSession(this.#client, dataset);
        await makeKeptStage(this.#client, dataset, this.#stage.isDirect);
        this.#stage = Stage.goOn(this.#stage);
        this.#isKept = true;
      }
      const { freshest } = this.#stage;
      await saveKept(this.#client, { dataset, signature, extent, place: { ...place, freshest } });
      await this.#runner.commitTransaction();
      await this.#runner.startTransaction();
      await enterKeptStage(this.#client, dataset);
    });
  }

  /**
   * Waits for all rows and judges those whose key came twice: said again word for word, or with other content, which
   * goes to quarantine. No row may be added afterwards.
   */
  settle(): Promise<Settled> {
    return guarded(async () => {
      if (this.#settled) return this.#settled;
      await this.#stage.drain();
      const { doubts, isDirect } = this.#stage;
      const settled = await settleDoubts(this.#client, { ...this.#context(), doubts, isDirect });
      this.#stage.admit(settled.admitted);
      return (this.#settled = settled);
    });
  }

  /** What was answered to an earlier push of the dataset under this key. */
  findPushed(key: string): Promise<PushedAnswer | undefined> {
    return guarded(async () => {
      await this.#stage.drain();
      return findPushed(this.#client, this.#options.run.dataset, key);
    });
  }

  /** How many records the store held of this dataset before this delivery. */
  countPresent(): Promise<number> {
    return guarded(() => this.#stage.countPresent());
  }

  /**
   * Makes the delivery the current state and records the run as done. `run` carries what the store cannot count:
   * rows read and rows refused; what `settle` found is added here unless it was asked before.
   * @throws CausewayError INTERNAL when rows would be lost or doubled; nothing is kept then
   */
  async commit(run: Run, sentence: string, extras: CommitExtras = {}): Promise<DeliveryCounts> {
    try {
      const wasSettled = this.#settled !== undefined;
      const { repeated, doubled } = await this.settle();
      const found = wasSettled
        ? run
        : { ...run, unchanged: run.unchanged + repeated, quarantined: run.quarantined + doubled };
      const merged = await this.#merge();
      const counts = {
        kept: merged.kept,
        unchanged: merged.unchanged + found.unchanged,
        removed: merged.removed,
      };
      assertBalanced({ ...found, ...counts });
      await this.#finish({ ...found, ...counts, sentence }, merged, extras);
      await this.#runner.commitTransaction();
      return counts;
    } catch (error) {
      await this.#rollBack();
      throw toStoreError(error);
    } finally {
      await this.#release();
    }
  }

  /** Keeps only why the delivery was refused: its broken rows, for the department to see. */
  async commitRefused(): Promise<void> {
    await this.settle();
    await guarded(async () => {
      if (this.#stage.isDirect) await clearDataset(this.#client, this.#options.run.dataset);
      // `part`: what waited already may still be broken; nothing of this delivery is believed.
      const moved = await mergeQuarantine(this.#client, { ...this.#context(), extent: 'part' });
      await noteQuarantine(this.#client, this.#options.run.dataset, moved);
      if (this.#isKept) await forgetKept(this.#client, this.#options.run.dataset);
      await this.#runner.commitTransaction();
    });
    await this.#release();
  }

  /** Forgets everything staged since it was last kept. Safe after a commit. */
  async discard(): Promise<void> {
    if (this.#runner.isReleased) return;
    await this.#rollBack();
    await this.#release();
  }

  /** Forgets everything staged, what was kept included. */
  async forget(): Promise<void> {
    await this.#rollBack();
    if (this.#isKept) await guarded(() => forgetKept(this.#client, this.#options.run.dataset));
    await this.#release();
  }

  async #merge(): Promise<MergedCounts> {
    const { staged, isDirect } = this.#stage;
    if (isDirect) return { kept: staged, unchanged: 0, removed: 0, fresh: staged };
    const context = this.#context();
    const counts =
      this.#options.order === 'sequence'
        ? await mergeSequence(this.#client, context)
        : await mergeRecords(this.#client, {
            ...context,
            seen: staged,
            present: await this.#countForMerge(),
          });
    if (counts.kept > 0 && this.#options.entityTypes.length > 0) await mergeMembers(this.#client, context);
    return counts;
  }

  /** Only a whole delivery can show that something is gone. */
  #countForMerge(): Promise<number> | number {
    return this.#options.extent === 'whole' ? this.#stage.countPresent() : 0;
  }

  async #finish(run: Run, { fresh }: MergedCounts, extras: CommitExtras): Promise<void> {
    const client = this.#client;
    const context = this.#context();
    if (!this.#stage.isDirect) await adoptVersion(client, context);
    const moved = await mergeQuarantine(client, context);
    if (run.kept + run.removed > 0) await markChanged(client, this.#options.entityTypes);
    const { freshest } = this.#stage;
    const { watermark, isAddedTo = false } = extras;
    await finishRun(client, run, { ...context, freshest, fresh, moved, watermark, isAddedTo });
    if (this.#isKept) await forgetKept(client, run.dataset);
    const answer = await extras.tellChanges?.(run, await this.#findChanged());
    if (answer) await savePushed(client, run.dataset, answer);
  }

  /** The lines of the rows that were new or differed. */
  async #findChanged(): Promise<Set<number>> {
    if (this.#stage.isDirect) return new Set(this.#stage.listDirectLines(this.#settled?.verdicts));
    const { rows } = await this.#client.query<{ line: number }>('SELECT line FROM stage_change');
    return new Set(rows.map(({ line }) => line));
  }

  #context(): MergeContext {
    const { run, contractVersion, extent } = this.#options;
    return { dataset: run.dataset, runId: run.id, contractVersion, extent };
  }

  async #rollBack(): Promise<void> {
    await this.#stage.abandon();
    if (this.#runner.isTransactionActive) await this.#runner.rollbackTransaction().catch(() => undefined);
  }

  async #release(): Promise<void> {
    if (this.#isKept) await unlockForSession(this.#client, this.#options.run.dataset).catch(() => undefined);
    await this.#runner.release();
  }
}

async function clearDataset(client: PoolClient, dataset: string): Promise<void> {
  await client.query('DELETE FROM record WHERE dataset = $1', [dataset]);
  await client.query('DELETE FROM member WHERE dataset = $1', [dataset]);
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error);
  }
}

/** Every record is said to be deleted, before whatever else the delivery says of its key. */
async function closeAll(client: PoolClient, dataset: string): Promise<void> {
  await client.query('INSERT INTO stage_record (line, key) SELECT 0, key FROM record WHERE dataset = $1', [
    dataset,
  ]);
}
