import type { PoolClient } from 'pg';
import type { EntityTypeName } from '#schemas';
import { stateTable } from './state-tables.ts';

export interface StoredEdge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** The weighed pairs of one type's records within one transaction, by the records' numbers. */
export class LinkageEdges {
  readonly #client: PoolClient;
  readonly #table: string;

  constructor(client: PoolClient, entityType: EntityTypeName) {
    this.#client = client;
    this.#table = stateTable(entityType, 'edge');
  }

  /** Takes away every edge of the records, and returns them. */
  async remove(numbers: readonly number[]): Promise<StoredEdge[]> {
    const gone = await this.edgesOf(numbers);
    if (gone.length > 0)
      await this.#client.query(
        `DELETE FROM ${this.#table} edge USING unnest($1::bigint[], $2::bigint[]) AS gone (a, b)
         WHERE edge.a = gone.a AND edge.b = gone.b`,
        [gone.map(({ a }) => a), gone.map(({ b }) => b)],
      );
    return gone;
  }

  async add(edges: readonly StoredEdge[]): Promise<void> {
    if (edges.length === 0) return;
    await this.#client.query(
      `INSERT INTO ${this.#table} SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::float8[])`,
      [edges.map(({ a }) => a), edges.map(({ b }) => b), edges.map(({ weight }) => weight)],
    );
  }

  /** The edges of the records. */
  async edgesOf(numbers: readonly number[]): Promise<StoredEdge[]> {
    const { rows } = await this.#client.query<{ a: string; b: string; weight: number }>(
      `SELECT a, b, weight FROM ${this.#table} WHERE a = ANY($1::bigint[]) OR b = ANY($1::bigint[])`,
      [numbers],
    );
    return rows.map(({ a, b, weight }) => ({ a: Number(a), b: Number(b), weight }));
  }
}
