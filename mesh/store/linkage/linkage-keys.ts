import type { PoolClient } from 'pg';
import type { EntityTypeName } from '#schemas';
import { stateTable } from './state-tables.ts';

export interface HotKey {
  readonly key: string;
  readonly rule: number;
  readonly depth: number;
}

/** The keys of one type's records within one transaction: 63 bits wide, and therefore texts of digits. */
export class LinkageKeys {
  readonly #client: PoolClient;
  readonly #keyTable: string;
  readonly #hotTable: string;

  constructor(client: PoolClient, entityType: EntityTypeName) {
    this.#client = client;
    this.#keyTable = stateTable(entityType, 'key');
    this.#hotTable = stateTable(entityType, 'hot');
  }

  async remove(keys: readonly string[], numbers: readonly number[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#client.query(
      `DELETE FROM ${this.#keyTable} stored USING unnest($1::bigint[], $2::bigint[]) AS gone (key, n)
       WHERE stored.key = gone.key AND stored.n = gone.n`,
      [keys, numbers],
    );
  }

  async add(keys: readonly string[], numbers: readonly number[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#client.query(
      `INSERT INTO ${this.#keyTable} (key, n) SELECT * FROM unnest($1::bigint[], $2::bigint[])
       ON CONFLICT DO NOTHING`,
      [keys, numbers],
    );
  }

  async findHot(keys: readonly string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const rows = await this.#rows<{ key: string }>(
      `SELECT key FROM ${this.#hotTable} WHERE key = ANY($1::bigint[])`,
      [keys],
    );
    return new Set(rows.map(({ key }) => key));
  }

  async setHot(hot: readonly HotKey[], cold: readonly string[]): Promise<void> {
    if (cold.length > 0)
      await this.#client.query(`DELETE FROM ${this.#hotTable} WHERE key = ANY($1::bigint[])`, [cold]);
    if (hot.length > 0)
      await this.#client.query(
        `INSERT INTO ${this.#hotTable} SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::smallint[])
         ON CONFLICT DO NOTHING`,
        [hot.map(({ key }) => key), hot.map(({ rule }) => rule), hot.map(({ depth }) => depth)],
      );
  }

  /** The records with each of the keys, of one key no more than its limit and one. */
  async findHolders(keys: readonly string[], limits: readonly number[]): Promise<Map<string, number[]>> {
    const rows = await this.#rows<{ key: string; records: string[] }>(
      `SELECT asked.key, ARRAY(SELECT n FROM ${this.#keyTable} stored
         WHERE stored.key = asked.key LIMIT asked.most + 1) AS records
       FROM unnest($1::bigint[], $2::int[]) AS asked (key, most)`,
      [keys, limits],
    );
    return new Map(rows.map(({ key, records }) => [key, records.map(Number)]));
  }

  /** The records with any of the keys. */
  async find(keys: readonly string[]): Promise<{ key: string; n: number }[]> {
    if (keys.length === 0) return [];
    const rows = await this.#rows<{ key: string; n: string }>(
      `SELECT key, n FROM ${this.#keyTable} WHERE key = ANY($1::bigint[])`,
      [keys],
    );
    return rows.map(({ key, n }) => ({ key, n: Number(n) }));
  }

  async #rows<T extends object>(sql: string, values: unknown[]): Promise<T[]> {
    return (await this.#client.query<T>(sql, values)).rows;
  }
}
