import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { AttributeValue, EntityTypeName, RecordKey } from '#schemas';
import { copyRows } from './copy-rows.ts';
import * as merge from './delivery-merge.ts';
import type { DeliveryCounts } from './delivery-merge.ts';
import type { Run } from './tables/run.ts';

/** A row that kept its contract, with its mapped parts. */
export interface DeliveredRow {
  readonly key: RecordKey;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly asOf: string | null;
  readonly parts: readonly {
    readonly role: string;
    readonly entity: EntityTypeName;
    readonly attributes: Readonly<Record<string, AttributeValue>>;
  }[];
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
}

/**
 * Takes one delivery of one dataset into the store: rows are staged as they come, and `commit` makes them the
 * current records, closes old versions in the history and updates the quarantine, all in one transaction. A
 * delivery that is cut, refused or killed leaves nothing.
 */
export class DeliveryWriter {
  readonly #runner: QueryRunner;
  readonly #client: PoolClient;
  readonly #options: DeliveryOptions;

  private constructor(runner: QueryRunner, client: PoolClient, options: DeliveryOptions) {
    this.#runner = runner;
    this.#client = client;
    this.#options = options;
  }

  static async open(database: DataSource, options: DeliveryOptions): Promise<DeliveryWriter> {
    const runner = database.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    await runner.startTransaction();
    // Two processes may read the same dataset; the second waits here and then finds nothing changed.
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`delivery ${options.run.dataset}`]);
    for (const statement of merge.stageTables) await client.query(statement);
    return new DeliveryWriter(runner, client, options);
  }

  async add(rows: readonly DeliveredRow[]): Promise<void> {
    await copyRows(this.#client, 'stage_record (key, payload, hash, as_of)', rows.map(toStageRecord));
    await copyRows(
      this.#client,
      'stage_member (key, role, entity_type, attributes)',
      rows.flatMap(toStageMembers),
    );
  }

  async refuse(rows: readonly RefusedRow[]): Promise<void> {
    const columns = 'stage_quarantine (fingerprint, key, position, payload, reasons)';
    await copyRows(this.#client, columns, rows.map(toStageQuarantine));
  }

  /** How many records the store holds of this dataset before this delivery. */
  async countPresent(): Promise<number> {
    const result = await this.#client.query<{ count: string }>(
      'SELECT count(*) FROM record WHERE dataset = $1',
      [this.#options.run.dataset],
    );
    return Number(result.rows[0]?.count ?? 0);
  }

  /**
   * Makes the delivery the current state and records the run as done. `run` carries what the store cannot count:
   * rows read, rows quarantined, and rows that repeat one of the same delivery (unchanged).
   */
  async commit(run: Run, sentence: string): Promise<DeliveryCounts> {
    const { dataset, id } = run;
    const context = { dataset, runId: id, contractVersion: this.#options.contractVersion };
    try {
      const merged = await merge.mergeRecords(this.#client, { ...context, extent: this.#options.extent });
      const counts = { ...merged, unchanged: merged.unchanged + run.unchanged };
      await merge.mergeQuarantine(this.#client, { ...context, extent: this.#options.extent });
      if (counts.kept + counts.removed > 0) await merge.markChanged(this.#client, this.#options.entityTypes);
      await merge.finishRun(this.#client, { ...run, ...counts, sentence }, this.#options.contractVersion);
      await this.#runner.commitTransaction();
      return counts;
    } catch (error) {
      await this.#runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await this.#runner.release();
    }
  }

  /** Keeps only why the delivery was refused: its broken rows, for the department to see. */
  async commitRefused(): Promise<void> {
    const { dataset, id } = this.#options.run;
    const context = { dataset, runId: id, contractVersion: this.#options.contractVersion };
    await merge.mergeQuarantine(this.#client, { ...context, extent: 'part' });
    await this.#runner.commitTransaction();
    await this.#runner.release();
  }

  /** Forgets everything staged. Safe after a commit. */
  async discard(): Promise<void> {
    if (this.#runner.isReleased) return;
    if (this.#runner.isTransactionActive) await this.#runner.rollbackTransaction().catch(() => undefined);
    await this.#runner.release();
  }
}

/** PostgreSQL's text and jsonb cannot hold U+0000; the visible sign for it can stand in its place. */
function toStorable(json: string): string {
  return json.replaceAll('\\u0000', '\\u2400').replaceAll('\0', '\u2400');
}

function toHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function toStageRecord(row: DeliveredRow): (string | null)[] {
  const payload = toStorable(JSON.stringify(row.payload));
  // The mapped parts belong to the hash: a new version of the contract may map the same row otherwise.
  return [row.key, payload, toHash(payload + JSON.stringify(row.parts)), row.asOf];
}

function toStageMembers(row: DeliveredRow): string[][] {
  return row.parts.map((part) => [
    row.key,
    part.role,
    part.entity,
    toStorable(JSON.stringify(part.attributes)),
  ]);
}

function toStageQuarantine(row: RefusedRow): (string | null)[] {
  const payload = toStorable(row.payload);
  const reasons = toStorable(JSON.stringify(row.reasons));
  return [toHash(payload + reasons), row.key && toStorable(row.key), row.position, payload, reasons];
}
