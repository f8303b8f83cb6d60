import type { DataSource } from 'typeorm';
import type { EntityTypeName } from '#schemas';

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

  /** What changed after `changedAt`, while the work was going on, stays due. */
  async markDerived({ entityType, changedAt }: DueDerivation): Promise<void> {
    await this.#database.query('UPDATE derivation SET derived_at = $2::timestamptz WHERE entity_type = $1', [
      entityType,
      changedAt,
    ]);
  }
}
