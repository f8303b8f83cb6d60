import type { DataSource } from 'typeorm';
import type { DatasetId, EntityId, EntityTypeName, RecordKey } from '#schemas';
import { lastEnded, saveMembership } from './clusters/index.ts';
import type { ClusterChanges } from './clusters/index.ts';
import { inTransaction } from './in-transaction.ts';
import { streamRows } from './stream-rows.ts';

export interface MemberReference {
  readonly dataset: DatasetId;
  readonly key: RecordKey;
  readonly role: string;
}

/** The members that linkage holds to be one entity. */
export interface Cluster {
  readonly entityId: EntityId;
  readonly members: readonly MemberReference[];
}

export interface EntityRow {
  readonly entityId: EntityId;
  readonly entityType: EntityTypeName;
  /** Where a merge has led; the chain is already followed to its end. */
  readonly redirectTo: EntityId | null;
  /** Its last record, or that of what it was merged into, was deleted. */
  readonly isGone: boolean;
}

/** What identifies a member in a Map: `dataset\0key\0role`. */
export function toMemberId(member: MemberReference): string {
  return `${member.dataset}\0${member.key}\0${member.role}`;
}

/** Entities, who belongs to them, and where merged ones have gone. */
export class EntityStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** The entities among `ids` that exist or existed; a merged one comes with the id that it has now. */
  async find(ids: readonly EntityId[]): Promise<EntityRow[]> {
    return this.#database.query<EntityRow[]>(
      `WITH RECURSIVE way AS (
         SELECT entity_id AS asked, entity_id, entity_type, redirect_to, emptied_at, 0 AS steps
         FROM entity WHERE entity_id = ANY($1::text[])
         UNION ALL
         SELECT way.asked, entity.entity_id, entity.entity_type, entity.redirect_to, entity.emptied_at, steps + 1
         FROM way JOIN entity ON entity.entity_id = way.redirect_to)
         CYCLE entity_id SET is_cycle USING path
       SELECT DISTINCT ON (asked) asked AS "entityId", entity_type AS "entityType",
              CASE WHEN entity_id <> asked THEN entity_id END AS "redirectTo", emptied_at IS NOT NULL AS "isGone"
       FROM way WHERE NOT is_cycle ORDER BY asked, steps DESC`,
      [ids],
    );
  }

  /** Live entities per type. */
  async countByType(): Promise<Map<EntityTypeName, number>> {
    const rows = await this.#database.query<{ type: EntityTypeName; count: string }[]>(
      'SELECT entity_type AS type, count(*) FROM projection GROUP BY entity_type',
    );
    return new Map(rows.map((row) => [row.type, Number(row.count)]));
  }

  /** Every id of the type that was ever given out, merged ones included: none of them may mean anything else. */
  async readIds(entityType: EntityTypeName): Promise<Set<EntityId>> {
    const rows = await this.#database.query<{ entity_id: EntityId }[]>(
      'SELECT entity_id FROM entity WHERE entity_type = $1',
      [entityType],
    );
    return new Set(rows.map((row) => row.entity_id));
  }

  /** The present entity of each linked member, by `toMemberId`. */
  readMembership(entityType: EntityTypeName): Promise<Map<string, EntityId>> {
    return this.#readByMember(
      'SELECT dataset, key, role, entity_id FROM member WHERE entity_type = $1 AND entity_id IS NOT NULL',
      entityType,
    );
  }

  /** The ended entity that each member was last one of, if any, by `toMemberId`. */
  readRetired(entityType: EntityTypeName): Promise<Map<string, EntityId>> {
    return this.#readByMember(
      `SELECT * FROM (SELECT dataset, key, role, ${lastEnded} AS entity_id FROM member
         WHERE entity_type = $1 AND past_entity_ids IS NOT NULL) retired WHERE entity_id IS NOT NULL`,
      entityType,
    );
  }

  async #readByMember(text: string, entityType: EntityTypeName): Promise<Map<string, EntityId>> {
    const found = new Map<string, EntityId>();
    const query = { text, values: [entityType] };
    const batches = streamRows<MemberReference & { entity_id: EntityId }>(this.#database, query, 5000);
    for await (const rows of batches) for (const row of rows) found.set(toMemberId(row), row.entity_id);
    return found;
  }

  /** How old entities are among themselves: the smaller number was there first, also among those of one linkage. */
  async readAges(ids: readonly EntityId[]): Promise<Map<EntityId, number>> {
    const rows = await this.#database.query<{ entity_id: EntityId; sequence: string }[]>(
      'SELECT entity_id, sequence FROM entity WHERE entity_id = ANY($1::text[])',
      [ids],
    );
    return new Map(rows.map(({ entity_id, sequence }) => [entity_id, Number(sequence)]));
  }

  /**
   * Replaces the membership of a type in one transaction, and writes what became of whom. An entity that has lost
   * every member to others redirects to the one that took most of them; its id never comes to mean anything else.
   */
  async saveClusters(
    entityType: EntityTypeName,
    clusters: readonly Cluster[],
    cause?: string,
  ): Promise<void> {
    await inTransaction(this.#database, (client) =>
      saveMembership(client, { entityType, extent: 'type', clusters, ...(cause && { cause }) }),
    );
  }

  /** The same for the entities that are named, which costs no more than they do: all others stay as they are. */
  async saveChanges(entityType: EntityTypeName, changes: ClusterChanges): Promise<void> {
    await inTransaction(this.#database, (client) =>
      saveMembership(client, { ...changes, entityType, extent: 'given' }),
    );
  }
}
