import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { DatasetId } from '#schemas';
import { inTransaction } from './in-transaction.ts';
import { addNotices } from './notice-store.ts';
import type { NewNotice } from './notice-store.ts';

/** A version only ever goes from left to right: announced, served as the newest, served by translation, no longer served. */
export type ContractStatus = 'notice' | 'active' | 'deprecated' | 'retired';

/** A contract version as it was published; text and hash never change, and no version is ever forgotten. */
export interface ContractVersion {
  readonly dataset: DatasetId;
  readonly version: string;
  /** The ODCS document as it was sent. */
  readonly text: string;
  readonly hash: string;
  readonly status: ContractStatus;
  readonly publishedAt: Date;
  /** When it became, or becomes, the newest one. */
  readonly activeFrom: Date;
  readonly deprecatedAt: Date | null;
  /** Until when its readers are promised an answer. */
  readonly retireAfter: Date | null;
  readonly retiredAt: Date | null;
  /** The client, or the city folder. */
  readonly publishedBy: string;
  readonly report: unknown;
}

/** What of a version changes in its life. */
export type VersionMove = Pick<ContractVersion, 'version' | 'status'> &
  Partial<Pick<ContractVersion, 'activeFrom' | 'deprecatedAt' | 'retireAfter' | 'retiredAt'>>;

/** One dataset's versions while nobody else changes them. */
export interface VersionLedger {
  /** Oldest first. */
  list(): Promise<ContractVersion[]>;
  register(version: ContractVersion): Promise<void>;
  move(move: VersionMove): Promise<void>;
  tell(notices: readonly NewNotice[]): Promise<void>;
}

const columns = `dataset, version, text, hash, status, published_at AS "publishedAt", active_from AS "activeFrom",
  deprecated_at AS "deprecatedAt", retire_after AS "retireAfter", retired_at AS "retiredAt",
  published_by AS "publishedBy", report`;
const oldestFirst = `ORDER BY dataset, string_to_array(version, '.')::int[]`;

/** Every contract version that was ever published. */
export class RegistryStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** Versions of one dataset, or of all, the oldest first. */
  list(dataset?: DatasetId): Promise<ContractVersion[]> {
    const where = dataset === undefined ? '' : 'WHERE dataset = $1';
    const values = dataset === undefined ? [] : [dataset];
    return this.#database.query(`SELECT ${columns} FROM contract_version ${where} ${oldestFirst}`, values);
  }

  async find(dataset: DatasetId, version: string): Promise<ContractVersion | undefined> {
    const rows = await this.#database.query<ContractVersion[]>(
      `SELECT ${columns} FROM contract_version WHERE dataset = $1 AND version = $2`,
      [dataset, version],
    );
    return rows[0];
  }

  /** A short text that differs whenever any version of any dataset is in another place of its life. */
  async state(): Promise<string> {
    const rows = await this.#database.query<{ state: string | null }[]>(
      `SELECT md5(string_agg(dataset || ' ' || version || ' ' || status, ',' ORDER BY dataset, version)) AS state
         FROM contract_version`,
    );
    return rows[0]?.state ?? '';
  }

  /** Datasets of which a version waits for a day that has come. */
  async due(now: Date): Promise<DatasetId[]> {
    const rows = await this.#database.query<{ dataset: DatasetId }[]>(
      `SELECT DISTINCT dataset FROM contract_version
        WHERE (status = 'notice' AND active_from <= $1) OR (status = 'deprecated' AND retire_after <= $1)
        ORDER BY dataset`,
      [now],
    );
    return rows.map(({ dataset }) => dataset);
  }

  /**
   * Changes one dataset's versions, all or nothing, while nobody else can: not another request, not another hub
   * on the same database.
   */
  change<T>(dataset: DatasetId, work: (ledger: VersionLedger) => Promise<T>): Promise<T> {
    return inTransaction(this.#database, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`registry ${dataset}`]);
      return work(openLedger(client, dataset));
    });
  }
}

function openLedger(client: PoolClient, dataset: DatasetId): VersionLedger {
  return {
    list: async () => {
      const text = `SELECT ${columns} FROM contract_version WHERE dataset = $1 ${oldestFirst}`;
      return (await client.query<ContractVersion>(text, [dataset])).rows;
    },
    register: async (of) => {
      const { version, text, hash, status, publishedAt, activeFrom } = of;
      const { deprecatedAt, retireAfter, retiredAt, publishedBy, report } = of;
      await client.query(
        `INSERT INTO contract_version (dataset, version, text, hash, status, published_at, active_from,
           deprecated_at, retire_after, retired_at, published_by, report)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[dataset, version, text, hash, status, publishedAt, activeFrom],
          ...[deprecatedAt, retireAfter, retiredAt, publishedBy, JSON.stringify(report ?? null)],
        ],
      );
    },
    move: async ({ version, status, ...times }) => {
      await client.query(
        `UPDATE contract_version SET status = $3, active_from = coalesce($4, active_from),
           deprecated_at = coalesce($5, deprecated_at), retire_after = coalesce($6, retire_after),
           retired_at = coalesce($7, retired_at)
         WHERE dataset = $1 AND version = $2`,
        [
          ...[dataset, version, status, times.activeFrom ?? null],
          ...[times.deprecatedAt ?? null, times.retireAfter ?? null, times.retiredAt ?? null],
        ],
      );
    },
    tell: (notices) => addNotices(client, notices),
  };
}
