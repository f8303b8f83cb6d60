import type { DataSource } from 'typeorm';
import type { DatasetId, RecordKey } from '#schemas';
import { findCursorParts, toPage } from './page.ts';
import type { Page, PageRequest } from './page.ts';
import { streamRows } from './stream-rows.ts';

/** A department's row as its contract describes it, with the times that the hub knows of it. */
export interface RecordRow {
  readonly dataset: DatasetId;
  readonly key: RecordKey;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly asOf: Date | null;
  readonly recordedAt: Date;
  /** The version of the contract that it was last found to keep. */
  readonly contractVersion: string;
}

/** Reads the mirrored rows themselves, by dataset. */
export class RecordStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** A page of a dataset in the order of its keys; with `key`, that one record. */
  async list(
    dataset: string,
    request: PageRequest & { readonly key?: string | null },
  ): Promise<Page<RecordRow>> {
    const values: unknown[] = [dataset];
    let where = 'WHERE dataset = $1';
    if (request.key !== undefined && request.key !== null) where += ` AND key = $${values.push(request.key)}`;
    const counted = await this.#database.query<{ count: string }[]>(
      `SELECT count(*) FROM record ${where}`,
      values,
    );
    const after = request.after ? findCursorParts(request.after, 1)?.[0] : undefined;
    if (after !== undefined) where += ` AND key > $${values.push(after)}`;
    const rows = await this.#database.query<RecordRow[]>(
      `SELECT dataset, key, payload, as_of AS "asOf", recorded_at AS "recordedAt", contract_version AS "contractVersion"
       FROM record ${where}
       ORDER BY key LIMIT ${request.first + 1}`,
      values,
    );
    return toPage(rows, request, { cursor: (row) => [row.key], totalCount: Number(counted[0]?.count ?? 0) });
  }

  /** How many records the hub holds of a dataset. */
  async count(dataset: DatasetId): Promise<number> {
    const counted = await this.#database.query<{ count: string }[]>(
      'SELECT count(*) FROM record WHERE dataset = $1',
      [dataset],
    );
    return Number(counted[0]?.count ?? 0);
  }

  /** One in `every` of a dataset's records, chosen by their keys and so the same each time, in batches. */
  readSome(dataset: DatasetId, every: number): AsyncGenerator<Pick<RecordRow, 'key' | 'payload'>[]> {
    const text = `SELECT key, payload FROM record WHERE dataset = $1 AND abs(hashtext(key)::bigint) % $2 = 0`;
    return streamRows(this.#database, { text, values: [dataset, every] }, 500);
  }

  /** Closed versions of a record, oldest first, then the current one. */
  async history(
    dataset: DatasetId,
    key: RecordKey,
  ): Promise<(RecordRow & { readonly closedAt: Date | null })[]> {
    return this.#database.query(
      `SELECT dataset, key, payload, as_of AS "asOf", recorded_at AS "recordedAt", contract_version AS "contractVersion",
              closed_at AS "closedAt"
         FROM record_history WHERE dataset = $1 AND key = $2
       UNION ALL
       SELECT dataset, key, payload, as_of, recorded_at, contract_version, NULL FROM record WHERE dataset = $1 AND key = $2
       ORDER BY "recordedAt"`,
      [dataset, key],
    );
  }
}
