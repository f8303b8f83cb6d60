import type { PoolClient } from 'pg';
import type { EntityId, EntityTypeName } from '#schemas';
import { noteDue, toDue } from '../derived/index.ts';
import type { MemberReference } from '../entity-store.ts';
import { toPastUpdate } from './past-ids.ts';
import type { MembershipSave } from './save-membership.ts';
import { byNumber, toEvents, type LineageEvent, type Moves } from './to-events.ts';
import { toReferenceColumns } from '../reference-columns.ts';

/**
 * Saves the membership of a few entities, and what became of them, by a handful of statements: no staging tables, which
 * cost more than all the rest where there are few rows.
 */
export async function saveGiven(client: PoolClient, save: MembershipSave): Promise<void> {
  const { entityType, clusters, emptied = [], redirects = new Map() } = save;
  const moved = await moveMembers(client, save);
  const moves = countMoves(moved);
  const ids = [...new Set(clusters.map(({ entityId }) => entityId))];
  const revived = await revive(client, ids);
  const born = await bear(client, { entityType, ids });
  const affected = new Set([...emptied, ...redirects.keys(), ...moves.keys(), ...ids]);
  const lost = await findLost(client, { entityType, ids: [...affected] });
  const heirs = new Map(lost.map((id) => [id, redirects.get(id) ?? byNumber(moves.get(id))[0]]));
  await writeLost(client, heirs);
  await writePast(
    client,
    entityType,
    moved.filter(({ from }) => heirs.has(from)),
  );
  await writeEvents(client, save, toEvents({ moves, revived, born, heirs }));
  await noteDue(client, 'projection', toDue(entityType, [...ids, ...emptied, ...moves.keys()]));
}

/** A record that went from one entity to another. */
interface Move extends MemberReference {
  readonly from: EntityId;
  readonly to: EntityId;
}

/** Says of every record which entity it belongs to. @returns those that were in another one */
async function moveMembers(client: PoolClient, { entityType, clusters }: MembershipSave): Promise<Move[]> {
  const members = clusters.flatMap((cluster) =>
    cluster.members.map((member) => ({ ...member, entityId: cluster.entityId })),
  );
  if (members.length === 0) return [];
  const { rows } = await client.query<Omit<Move, 'from'> & { from: EntityId | null }>(
    `UPDATE member SET entity_id = stage.entity_id
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS stage (dataset, key, role, entity_id)
       JOIN member AS former ON former.dataset = stage.dataset AND former.key = stage.key AND former.role = stage.role
         AND former.entity_type = $1 AND former.entity_id IS DISTINCT FROM stage.entity_id
     WHERE member.dataset = stage.dataset AND member.key = stage.key AND member.role = stage.role
       AND member.entity_type = $1
     RETURNING stage.dataset, stage.key, stage.role, former.entity_id AS "from", stage.entity_id AS "to"`,
    [entityType, ...toReferenceColumns(members), members.map(({ entityId }) => entityId)],
  );
  return rows.flatMap(({ from, ...row }) => (from === null ? [] : [{ ...row, from }]));
}

/** How many went from which entity to which other one. */
function countMoves(moved: readonly Move[]): Moves {
  const moves = new Map<EntityId, Map<EntityId, number>>();
  for (const { from, to } of moved) {
    const ways = moves.get(from) ?? new Map<EntityId, number>();
    moves.set(from, ways.set(to, (ways.get(to) ?? 0) + 1));
  }
  return moves;
}

async function writePast(
  client: PoolClient,
  entityType: EntityTypeName,
  left: readonly Move[],
): Promise<void> {
  if (left.length === 0) return;
  await client.query(toPastUpdate('unnest($2::text[], $3::text[], $4::text[], $5::text[])', '$1'), [
    entityType,
    ...toReferenceColumns(left),
    left.map(({ from }) => from),
  ]);
}

/** Ids that have records again. */
async function revive(client: PoolClient, ids: readonly EntityId[]): Promise<EntityId[]> {
  const { rows } = await client.query<{ id: EntityId }>(
    `UPDATE entity SET redirect_to = NULL, emptied_at = NULL
     WHERE entity_id = ANY($1::text[]) AND (redirect_to IS NOT NULL OR emptied_at IS NOT NULL)
     RETURNING entity_id AS id`,
    [ids],
  );
  return rows.map(({ id }) => id).sort();
}

interface SomeEntities {
  readonly entityType: EntityTypeName;
  readonly ids: readonly EntityId[];
}

async function bear(client: PoolClient, { entityType, ids }: SomeEntities): Promise<EntityId[]> {
  const { rows } = await client.query<{ id: EntityId }>(
    `INSERT INTO entity (entity_id, entity_type) SELECT id, $1 FROM unnest($2::text[]) AS given (id)
     WHERE NOT EXISTS (SELECT FROM entity WHERE entity_id = id) ORDER BY id
     ON CONFLICT (entity_id) DO NOTHING RETURNING entity_id AS id`,
    [entityType, ids],
  );
  return rows.map(({ id }) => id);
}

/** Which of the entities have no record any more and had some until now. */
async function findLost(client: PoolClient, { entityType, ids }: SomeEntities): Promise<EntityId[]> {
  const { rows } = await client.query<{ id: EntityId }>(
    `SELECT entity_id AS id FROM entity
     WHERE entity_type = $1 AND redirect_to IS NULL AND emptied_at IS NULL AND entity_id = ANY($2::text[])
       AND NOT EXISTS (SELECT FROM member WHERE member.entity_id = entity.entity_id AND member.entity_type = $1)
     ORDER BY entity_id`,
    [entityType, ids],
  );
  return rows.map(({ id }) => id);
}

async function writeLost(
  client: PoolClient,
  heirs: ReadonlyMap<EntityId, EntityId | undefined>,
): Promise<void> {
  if (heirs.size === 0) return;
  await client.query(
    `UPDATE entity SET redirect_to = lost.heir, emptied_at = CASE WHEN lost.heir IS NULL THEN now() END
     FROM unnest($1::text[], $2::text[]) AS lost (id, heir) WHERE lost.id = entity_id`,
    [[...heirs.keys()], [...heirs.values()].map((heir) => heir ?? null)],
  );
}

async function writeEvents(
  client: PoolClient,
  { entityType, cause = 'linkage' }: MembershipSave,
  events: readonly LineageEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await client.query(
    `INSERT INTO entity_event (entity_id, entity_type, at, kind, other_ids, cause)
     SELECT id, $1, now(), kind, ARRAY(SELECT jsonb_array_elements_text(others)), $2
     FROM unnest($3::text[], $4::text[], $5::jsonb[]) WITH ORDINALITY AS event (id, kind, others, place) ORDER BY place`,
    [
      ...[entityType, cause],
      events.map(({ entityId }) => entityId),
      events.map(({ kind }) => kind),
      events.map(({ others }) => JSON.stringify(others)),
    ],
  );
}
