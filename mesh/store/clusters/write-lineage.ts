import type { PoolClient } from 'pg';
import type { EntityTypeName } from '#schemas';

/** What the statements below share: they read stage_cluster, stage_move and stage_lost. */
interface Lineage {
  readonly client: PoolClient;
  readonly entityType: EntityTypeName;
  readonly cause: string;
}

/** Where an entity's records came from, most of them first. */
const origins = `ARRAY(SELECT old_id FROM stage_move WHERE new_id = entity_id ORDER BY moved DESC, old_id)`;
/** Where an entity's records went, most of them first. */
const ways = `ARRAY(SELECT new_id FROM stage_move WHERE old_id = entity_id ORDER BY moved DESC, new_id)`;
const event = 'INSERT INTO entity_event (entity_id, entity_type, at, kind, other_ids, cause)';

/**
 * Entities that are new, and ids that came back to life. An entity made of new records only has no event of its own:
 * its row says when it began, and a city's first linkage makes millions.
 */
export async function writeBirths({ client, entityType, cause }: Lineage): Promise<void> {
  await client.query(
    `WITH back AS (
       UPDATE entity SET redirect_to = NULL, emptied_at = NULL
       WHERE (redirect_to IS NOT NULL OR emptied_at IS NOT NULL) AND entity_id IN (SELECT entity_id FROM stage_cluster)
       RETURNING entity_id)
     ${event} SELECT entity_id, $1, now(), 'revived', ${origins}, $2 FROM back ORDER BY entity_id`,
    [entityType, cause],
  );
  await client.query(
    `WITH born AS (
       INSERT INTO entity (entity_id, entity_type)
       SELECT DISTINCT entity_id, $1 FROM stage_cluster ORDER BY entity_id
       ON CONFLICT (entity_id) DO NOTHING RETURNING entity_id)
     ${event} SELECT entity_id, $1, now(), 'created', ${origins}, $2 FROM born
     WHERE entity_id IN (SELECT new_id FROM stage_move) ORDER BY entity_id`,
    [entityType, cause],
  );
}

/** Entities that lost all their records or some, and those that took in what others lost. */
export async function writeFates({ client, entityType, cause }: Lineage): Promise<void> {
  await client.query(
    `UPDATE entity SET redirect_to = lost.redirect_to, emptied_at = CASE WHEN lost.redirect_to IS NULL THEN now() END
     FROM stage_lost lost WHERE lost.entity_id = entity.entity_id`,
  );
  await client.query(
    `${event}
     SELECT entity_id, $1, now(), CASE WHEN cardinality(others) > 1 OR NOT is_lost THEN 'split'
       WHEN cardinality(others) = 1 THEN 'merged' ELSE 'emptied' END, others, $2
     FROM (
       SELECT entity_id, true AS is_lost, CASE WHEN redirect_to IS NULL THEN '{}'
         ELSE redirect_to || array_remove(${ways}, redirect_to) END AS others FROM stage_lost
       UNION ALL
       SELECT entity_id, false, ${ways} FROM (SELECT DISTINCT old_id AS entity_id FROM stage_move) moved
       WHERE entity_id NOT IN (SELECT entity_id FROM stage_lost)) fates
     ORDER BY entity_id`,
    [entityType, cause],
  );
  await client.query(
    `${event}
     SELECT redirect_to, $1, now(), 'absorbed', array_agg(entity_id ORDER BY entity_id), $2
     FROM stage_lost WHERE redirect_to IS NOT NULL GROUP BY redirect_to ORDER BY redirect_to`,
    [entityType, cause],
  );
}
