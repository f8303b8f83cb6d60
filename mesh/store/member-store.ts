import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { AttributeValue, DatasetId, DepartmentId, EntityId, EntityTypeName, RecordKey } from '#schemas';
import type { MemberReference } from './entity-store.ts';
import { streamRows } from './stream-rows.ts';

/** One record's part in one entity: its attributes in the city's words, mapped from the department's. */
export interface MemberRow {
  readonly entityType: EntityTypeName;
  /** Null until linkage has run over it. */
  readonly entityId: EntityId | null;
  readonly dataset: DatasetId;
  readonly department: DepartmentId;
  readonly key: RecordKey;
  /** Which part of the record: a marriage row has a `husband` and a `wife`; '' where there is only one. */
  readonly role: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** ISO instant at which the department says the record was true; null when it does not say. */
  readonly asOf: string | null;
  /** ISO instant at which the hub copied it. */
  readonly recordedAt: string;
}

interface StoredMember {
  dataset: DatasetId;
  key: RecordKey;
  role: string;
  entity_type: EntityTypeName;
  entity_id: EntityId | null;
  attributes: Record<string, AttributeValue>;
  as_of: Date | null;
  recorded_at: Date;
}

const columns = 'dataset, key, role, entity_type, entity_id, attributes, as_of, recorded_at';

/** Reads the member records of entities. They are written by deliveries (see DeliveryWriter) and by linkage. */
export class MemberStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** Every member of a type, in batches, ordered by entity and then by dataset, key and role. */
  async *readAll(entityType: EntityTypeName, batchSize = 5000): AsyncGenerator<MemberRow[]> {
    const query = {
      text: `SELECT ${columns} FROM member WHERE entity_type = $1 ORDER BY entity_id, dataset, key, role`,
      values: [entityType],
    };
    for await (const rows of streamRows<StoredMember>(this.#database, query, batchSize))
      yield rows.map(toMemberRow);
  }

  /** The members of the entities named, in one statement, in a fixed order. Unknown ids have none. */
  async ofEntities(entityIds: readonly EntityId[]): Promise<MemberRow[]> {
    if (entityIds.length === 0) return [];
    const rows = await this.#database.query<StoredMember[]>(
      `SELECT ${columns} FROM member WHERE entity_id = ANY($1::text[]) ORDER BY entity_id, dataset, key, role`,
      [entityIds],
    );
    return rows.map(toMemberRow);
  }

  /** The records named, of whatever entity type, in one statement and a fixed order. Unknown ones are left out. */
  async find(references: readonly MemberReference[]): Promise<MemberRow[]> {
    if (references.length === 0) return [];
    const parts = (['dataset', 'key', 'role'] as const).map((part) => references.map((one) => one[part]));
    const rows = await this.#database.query<StoredMember[]>(
      `SELECT ${columns} FROM member
       WHERE (dataset, key, role) IN (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]))
       ORDER BY dataset, key, role, entity_type`,
      parts,
    );
    return rows.map(toMemberRow);
  }
}

/** The members of one type's entities, in the order of `readAll`, as the transaction of `client` sees them. */
export async function readMembersOf(
  client: PoolClient,
  entityType: EntityTypeName,
  entityIds: readonly EntityId[],
): Promise<MemberRow[]> {
  const { rows } = await client.query<StoredMember>(
    `SELECT ${columns} FROM member WHERE entity_id = ANY($1::text[]) AND entity_type = $2
     ORDER BY entity_id, dataset, key, role`,
    [entityIds, entityType],
  );
  return rows.map(toMemberRow);
}

function toMemberRow(stored: StoredMember): MemberRow {
  return {
    entityType: stored.entity_type,
    entityId: stored.entity_id,
    dataset: stored.dataset,
    department: stored.dataset.slice(0, stored.dataset.indexOf('.')) as DepartmentId,
    key: stored.key,
    role: stored.role,
    attributes: stored.attributes,
    asOf: stored.as_of?.toISOString() ?? null,
    recordedAt: stored.recorded_at.toISOString(),
  };
}
