import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { DatasetId, EntityId, EntityTypeName, RecordKey } from '#schemas';
import { copyRows } from './copy-rows.ts';
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
         SELECT entity_id AS asked, entity_id, entity_type, redirect_to, 0 AS steps FROM entity WHERE entity_id = ANY($1::text[])
         UNION ALL
         SELECT way.asked, entity.entity_id, entity.entity_type, entity.redirect_to, steps + 1
         FROM way JOIN entity ON entity.entity_id = way.redirect_to WHERE steps < 100)
       SELECT DISTINCT ON (asked) asked AS "entityId", entity_type AS "entityType",
              CASE WHEN entity_id <> asked THEN entity_id END AS "redirectTo"
       FROM way ORDER BY asked, steps DESC`,
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
  async readMembership(entityType: EntityTypeName): Promise<Map<string, EntityId>> {
    const membership = new Map<string, EntityId>();
    const query = {
      text: 'SELECT dataset, key, role, entity_id FROM member WHERE entity_type = $1 AND entity_id IS NOT NULL',
      values: [entityType],
    };
    const batches = streamRows<MemberReference & { entity_id: EntityId }>(this.#database, query, 5000);
    for await (const rows of batches) for (const row of rows) membership.set(toMemberId(row), row.entity_id);
    return membership;
  }

  /**
   * Replaces the membership of a type in one transaction. An entity that has lost every member to one that
   * lives on redirects to the one that took most of them; its id is never given out again.
   */
  async saveClusters(entityType: EntityTypeName, clusters: readonly Cluster[]): Promise<void> {
    await inTransaction(this.#database, async (client) => {
      await stageClusters(client, clusters);
      await client.query(
        `INSERT INTO entity (entity_id, entity_type) SELECT DISTINCT entity_id, $1 FROM stage_cluster
         ON CONFLICT (entity_id) DO UPDATE SET redirect_to = NULL WHERE entity.redirect_to IS NOT NULL`,
        [entityType],
      );
      await client.query(redirectEmptied, [entityType]);
      await client.query(
        `UPDATE member SET entity_id = stage.entity_id FROM stage_cluster stage
         WHERE member.dataset = stage.dataset AND member.key = stage.key AND member.role = stage.role
           AND member.entity_type = $1 AND member.entity_id IS DISTINCT FROM stage.entity_id`,
        [entityType],
      );
    });
  }
}

async function stageClusters(client: PoolClient, clusters: readonly Cluster[]): Promise<void> {
  await client.query(
    'CREATE TEMP TABLE stage_cluster (dataset text, key text, role text, entity_id text) ON COMMIT DROP',
  );
  await copyRows(client, 'stage_cluster (dataset, key, role, entity_id)', toStageRows(clusters));
  await client.query('ANALYZE stage_cluster');
}

function* toStageRows(clusters: readonly Cluster[]): Generator<[string, string, string, string]> {
  for (const cluster of clusters) {
    for (const member of cluster.members) yield [member.dataset, member.key, member.role, cluster.entityId];
  }
}

/** Ids that had members and have none now follow the largest share of what they had. */
const redirectEmptied = `
  UPDATE entity SET redirect_to = heir.entity_id
  FROM (
    SELECT DISTINCT ON (old_id) old_id, entity_id FROM (
      SELECT member.entity_id AS old_id, stage.entity_id, count(*) AS moved
      FROM member JOIN stage_cluster stage USING (dataset, key, role)
      WHERE member.entity_type = $1 AND member.entity_id IS NOT NULL
      GROUP BY 1, 2) moves
    WHERE old_id NOT IN (SELECT entity_id FROM stage_cluster)
    ORDER BY old_id, moved DESC, entity_id) heir
  WHERE entity.entity_id = heir.old_id`;
