import type { DataSource } from 'typeorm';
import type { EntityTypeName } from '#schemas';
import type { DerivedStage } from './derived/index.ts';

/** A type whose records have changed since its entities were last worked out. */
export interface DueDerivation {
  readonly entityType: EntityTypeName;
  /** As PostgreSQL writes it, with all its microseconds: handed back to `markDerived`. */
  readonly changedAt: string;
}

/** Remembers which types' entities are older than their records, across restarts. */
export class DerivationStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  due(): Promise<DueDerivation[]> {
    return this.#database.query<DueDerivation[]>(
      `SELECT entity_type AS "entityType", changed_at::text AS "changedAt" FROM derivation
       WHERE derived_at IS NULL OR derived_at < changed_at ORDER BY entity_type`,
    );
  }

  /** Whether some type has records and was never worked out at all. */
  async isFirstDue(): Promise<boolean> {
    const rows = await this.#database.query<unknown[]>('SELECT FROM derivation WHERE derived_at IS NULL');
    return rows.length > 0;
  }

  /** Every type that ever had records. */
  async findKnown(): Promise<EntityTypeName[]> {
    const rows = await this.#database.query<{ type: EntityTypeName }[]>(
      'SELECT entity_type AS type FROM derivation ORDER BY entity_type',
    );
    return rows.map(({ type }) => type);
  }

  /** The types of these that have records, up to `most`, of which nobody has linked any yet. */
  async findUnlinked(entityTypes: readonly EntityTypeName[], most: number): Promise<EntityTypeName[]> {
    const rows = await this.#database.query<{ type: EntityTypeName }[]>(
      `SELECT type FROM unnest($1::text[]) AS asked (type) JOIN derivation ON derivation.entity_type = type
       WHERE NOT EXISTS (SELECT FROM linkage_alive WHERE linkage_alive.entity_type = type)
         AND (SELECT count(*) FROM (SELECT FROM member WHERE member.entity_type = type LIMIT $2) few) BETWEEN 1 AND $2 - 1`,
      [entityTypes, most + 1],
    );
    return rows.map(({ type }) => type);
  }

  /** The types of these of which a record waits for linkage, or an entity to be served or checked. */
  async findBehind(entityTypes: readonly EntityTypeName[]): Promise<EntityTypeName[]> {
    const rows = await this.#database.query<{ type: EntityTypeName }[]>(
      `SELECT type FROM unnest($1::text[]) AS asked (type)
       WHERE EXISTS (SELECT FROM linkage_due WHERE entity_type = type)
          OR EXISTS (SELECT FROM derived_due WHERE entity_type = type)`,
      [entityTypes],
    );
    return rows.map(({ type }) => type);
  }

  /** The rules by which all of a type was made; undefined when it is to be made anew. */
  async findSignature(entityType: EntityTypeName, stage: DerivedStage): Promise<string | undefined> {
    const [row] = await this.#database.query<{ signature: string }[]>(
      'SELECT signature FROM derived_state WHERE entity_type = $1 AND stage = $2',
      [entityType, stage],
    );
    return row?.signature;
  }

  /** What changed after `changedAt`, while the work was going on, stays due. */
  async markDerived({ entityType, changedAt }: DueDerivation): Promise<void> {
    await this.#database.query('UPDATE derivation SET derived_at = $2::timestamptz WHERE entity_type = $1', [
      entityType,
      changedAt,
    ]);
  }
}
