import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { DatasetId } from '#schemas';
import { inTransaction } from './in-transaction.ts';

/** What a client is told about a dataset that it reads. */
export interface Notice {
  readonly client: string;
  readonly dataset: DatasetId;
  readonly version: string;
  /** What happened, such as `breaking`, `active` or `drift`; the same thing is told once per version. */
  readonly kind: string;
  readonly sentence: string;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
}

export type NewNotice = Omit<Notice, 'seenAt'>;

/** What clients were told, and whether they have seen it. */
export class NoticeStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  add(notices: readonly NewNotice[]): Promise<void> {
    return inTransaction(this.#database, (client) => addNotices(client, notices));
  }

  /** A client's notices, the newest first, a hundred at the most. */
  list(client: string): Promise<Notice[]> {
    return this.#database.query(
      `SELECT client, dataset, version, kind, sentence, created_at AS "createdAt", seen_at AS "seenAt"
         FROM notice WHERE client = $1 ORDER BY created_at DESC, dataset, version, kind LIMIT 100`,
      [client],
    );
  }

  /** Marks what the client has not seen yet. @returns how many */
  async markSeen(client: string, now: Date): Promise<number> {
    const result: [unknown, number] = await this.#database.query(
      'UPDATE notice SET seen_at = $2 WHERE client = $1 AND seen_at IS NULL',
      [client, now],
    );
    return result[1];
  }
}

/** Inside a transaction of the caller's, so that nobody is told of what then does not happen. */
export async function addNotices(client: PoolClient, notices: readonly NewNotice[]): Promise<void> {
  for (const { client: told, dataset, version, kind, sentence, createdAt } of notices) {
    await client.query(
      `INSERT INTO notice (client, dataset, version, kind, sentence, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [told, dataset, version, kind, sentence, createdAt],
    );
  }
}
