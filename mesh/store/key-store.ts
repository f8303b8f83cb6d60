import type { DataSource } from 'typeorm';
import type { EntityId, EntityTypeName } from '#schemas';

export interface KeyHit {
  readonly entityId: EntityId;
  readonly value: string;
}

/**
 * Finds entities by value: by an identifier that any member record carries, or by the winning value of an
 * attribute that relations join on. Written together with the projections (see ProjectionStore).
 */
export class KeyStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  async find(entityType: EntityTypeName, attribute: string, values: readonly string[]): Promise<KeyHit[]> {
    if (values.length === 0) return [];
    return this.#database.query<KeyHit[]>(
      `SELECT entity_id AS "entityId", value FROM entity_key
       WHERE entity_type = $1 AND attribute = $2 AND value = ANY($3::text[]) ORDER BY value, entity_id`,
      [entityType, attribute, values],
    );
  }
}
