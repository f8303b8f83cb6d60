import type { PoolClient } from 'pg';
import type { EntityId, EntityTypeName } from '#schemas';
import { copyRows } from '../copy-rows.ts';
import { forgetWhole } from '../derived/index.ts';
import type { Cluster } from '../entity-store.ts';
import { toPastUpdate } from './past-ids.ts';
import { saveGiven } from './save-given.ts';
import { writeBirths, writeFates } from './write-lineage.ts';

/** Some entities' membership as it is from now on; the others of the type stay as they are. */
export interface ClusterChanges {
  /** Every entity that gains or keeps records; with `given`, those it has already may be left out of its members. */
  readonly clusters: readonly Cluster[];
  /** Entities whose records were deleted: their rows are gone from `member` already. */
  readonly emptied?: readonly EntityId[];
  /** Where an entity without records leads, if that is not to be where most of its records went. */
  readonly redirects?: ReadonlyMap<EntityId, EntityId>;
  /** Why, in a few words that name no value of a record: `linkage`, `a steward’s decision`. */
  readonly cause?: string;
}

export interface MembershipSave extends ClusterChanges {
  readonly entityType: EntityTypeName;
  /** `type`: the clusters are all of the type, so that every other entity of it has lost its records. */
  readonly extent: 'type' | 'given';
}

/** Saves membership and lineage in the transaction of `client`. */
export async function saveMembership(client: PoolClient, save: MembershipSave): Promise<void> {
  if (save.extent === 'given') return saveGiven(client, save);
  await saveWhole(client, save);
}

/** By tables of all that is and of all that changes: a whole type's millions of rows go through them. */
async function saveWhole(client: PoolClient, save: MembershipSave): Promise<void> {
  const { entityType, cause = 'linkage' } = save;
  await stageClusters(client, save.clusters);
  await stageMoves(client, entityType);
  const context = { client, entityType, cause };
  await writeBirths(context);
  await client.query(
    `UPDATE member SET entity_id = stage.entity_id FROM stage_cluster stage
     WHERE member.dataset = stage.dataset AND member.key = stage.key AND member.role = stage.role
       AND member.entity_type = $1 AND member.entity_id IS DISTINCT FROM stage.entity_id`,
    [entityType],
  );
  await stageLost(client, save);
  await client.query(
    toPastUpdate(
      '(SELECT dataset, key, role, old_id FROM stage_moved JOIN stage_lost ON entity_id = old_id)',
      '$1',
    ),
    [entityType],
  );
  await writeFates(context);
  // Whoever changes a few of them next must not find them by going through all.
  await client.query('ANALYZE member');
  // What is served of any entity is not what it should be any more.
  await forgetWhole(client, 'projection', [entityType]);
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

/** Which records go from which entity to which other one, and how many. */
async function stageMoves(client: PoolClient, entityType: EntityTypeName): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE stage_moved ON COMMIT DROP AS
     SELECT dataset, key, role, member.entity_id AS old_id, stage.entity_id AS new_id
     FROM member JOIN stage_cluster stage USING (dataset, key, role)
     WHERE member.entity_type = $1 AND member.entity_id <> stage.entity_id`,
    [entityType],
  );
  await client.query(
    `CREATE TEMP TABLE stage_move ON COMMIT DROP AS
     SELECT old_id, new_id, count(*) AS moved FROM stage_moved GROUP BY 1, 2`,
  );
  await client.query('CREATE INDEX ON stage_move (old_id)');
  await client.query('CREATE INDEX ON stage_move (new_id)');
  await client.query('ANALYZE stage_move');
}

/** The entities that have no record any more and had some until now, with where they lead. */
async function stageLost(client: PoolClient, { entityType, redirects }: MembershipSave): Promise<void> {
  await client.query(
    'CREATE TEMP TABLE stage_lost (entity_id text, redirect_to text, named_heir text) ON COMMIT DROP',
  );
  // Without figures PostgreSQL takes hardly any entity to be alive, and plans for hardly any.
  await client.query('ANALYZE entity');
  await client.query(
    `WITH candidate AS MATERIALIZED (${everyOther}) INSERT INTO stage_lost (entity_id) SELECT entity_id FROM candidate
     WHERE NOT EXISTS (SELECT FROM member WHERE member.entity_id = candidate.entity_id AND member.entity_type = $1)`,
    [entityType],
  );
  await client.query(
    `UPDATE stage_lost SET named_heir = named.heir
     FROM unnest($1::text[], $2::text[]) AS named (id, heir) WHERE named.id = entity_id`,
    [[...(redirects?.keys() ?? [])], [...(redirects?.values() ?? [])]],
  );
  await client.query(
    `UPDATE stage_lost SET redirect_to = coalesce(named_heir, (
       SELECT new_id FROM stage_move WHERE old_id = stage_lost.entity_id ORDER BY moved DESC, new_id LIMIT 1))`,
  );
}

/**
 * All that live and are not among the clusters. EXCEPT, as no misjudged count can make a nested loop of it: that took
 * over nine minutes at 300,000 records.
 */
const everyOther = `SELECT entity_id FROM entity WHERE entity_type = $1 AND redirect_to IS NULL AND emptied_at IS NULL
  EXCEPT SELECT entity_id FROM stage_cluster`;
