import type { PoolClient } from 'pg';
import type { EntityId, EntityTypeName } from '#schemas';

/** `projection`: what lists, searches and look-ups see; `conflict`: where the records contradict each other. */
export type DerivedStage = 'projection' | 'conflict';

export interface DueEntity {
  readonly entityType: EntityTypeName;
  readonly entityId: EntityId;
}

/** Which entities to take off the list: those named, or up to `most` that have been on it longest. */
export interface DueTaking {
  readonly entityType: EntityTypeName;
  readonly stage: DerivedStage;
  readonly entityIds?: readonly EntityId[] | undefined;
  readonly most: number;
}

export function toDue(entityType: EntityTypeName, ids: readonly EntityId[]): DueEntity[] {
  return ids.map((entityId) => ({ entityType, entityId }));
}

/**
 * Waits until nobody else makes this of the type, until the end of the transaction. What is read afterwards is newer
 * than what anybody made before, so that the last to write has read the newest.
 */
export async function lockDerived(
  client: PoolClient,
  entityType: EntityTypeName,
  stage: DerivedStage,
): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`${stage} ${entityType}`]);
}

/** The same without waiting. @returns false when somebody else makes it just now */
export async function tryLockDerived(
  client: PoolClient,
  entityType: EntityTypeName,
  stage: DerivedStage,
): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtext($1)) AS locked',
    [`${stage} ${entityType}`],
  );
  return rows[0]?.locked ?? false;
}

/**
 * Notes entities in the transaction that changed them. One that is noted already is held fast until it has ended; all
 * are noted in one order, so that no two transactions wait for each other.
 */
export async function noteDue(
  client: PoolClient,
  stage: DerivedStage,
  due: readonly DueEntity[],
): Promise<void> {
  if (due.length === 0) return;
  await client.query(
    `INSERT INTO derived_due (entity_id, entity_type, stage, due_at)
     SELECT DISTINCT id, type, $3, now() FROM unnest($1::text[], $2::text[]) AS noted (id, type) ORDER BY id, type
     ON CONFLICT (entity_id, entity_type, stage) DO UPDATE SET due_at = derived_due.due_at`,
    [due.map(({ entityId }) => entityId), due.map(({ entityType }) => entityType), stage],
  );
}

/**
 * Takes entities off the list, before what they are made of is read. What somebody is changing at this moment stays.
 * @returns those that were named, else those that were on the list
 */
export async function takeDue(
  client: PoolClient,
  { entityType, stage, entityIds, most }: DueTaking,
): Promise<EntityId[]> {
  const named = entityIds ? 'AND entity_id = ANY($3::text[])' : '';
  const { rows } = await client.query<{ id: EntityId }>(
    `WITH taken AS MATERIALIZED (
       SELECT entity_id FROM derived_due WHERE entity_type = $1 AND stage = $2 ${named}
       ORDER BY due_at LIMIT ${Math.max(most, entityIds?.length ?? 0)} FOR UPDATE SKIP LOCKED)
     DELETE FROM derived_due USING taken WHERE derived_due.entity_id = taken.entity_id AND entity_type = $1 AND stage = $2
     RETURNING derived_due.entity_id AS id`,
    entityIds ? [entityType, stage, entityIds] : [entityType, stage],
  );
  return entityIds ? [...new Set(entityIds)] : rows.map(({ id }) => id);
}

/** All of a type is about to be made by the rules of this signature: nothing that is noted of it is due any more. */
export async function markWhole(
  client: PoolClient,
  { entityType, stage, signature }: Pick<DueTaking, 'entityType' | 'stage'> & { readonly signature: string },
): Promise<void> {
  await takeDue(client, { entityType, stage, most: 1_000_000_000 });
  await client.query(
    `INSERT INTO derived_state VALUES ($1, $2, $3)
     ON CONFLICT (entity_type, stage) DO UPDATE SET signature = excluded.signature`,
    [entityType, stage, signature],
  );
}

/** All of a type is to be made anew; of every type when none is named. */
export async function forgetWhole(
  client: PoolClient,
  stage: DerivedStage,
  entityTypes?: readonly EntityTypeName[],
): Promise<void> {
  await client.query(
    'DELETE FROM derived_state WHERE stage = $1 AND ($2::text[] IS NULL OR entity_type = ANY($2::text[]))',
    [stage, entityTypes ?? null],
  );
}
