import type { PoolClient } from 'pg';
import type { EntityTypeName } from '#schemas';
import { copyRows } from '../copy-rows.ts';
import type { MemberReference } from '../entity-store.ts';
import type { NewIdentityTask } from './new-identity-task.ts';
import { toPlain, touched, toTouching } from './touching.ts';

export interface FoundTasks {
  readonly entityType: EntityTypeName;
  readonly found: readonly NewIdentityTask[];
  /** Only tasks in which one of these records takes part are replaced; without them all of the type. */
  readonly members?: readonly MemberReference[];
}

/**
 * Makes the open tasks those that a linkage found. In the transaction that saves what the linkage came to: a hub that is
 * killed in between would serve the new entities and never ask about them.
 */
export async function replaceTasks(
  client: PoolClient,
  { entityType, found, members }: FoundTasks,
): Promise<void> {
  if (members) await replaceSome(client, { entityType, found, members });
  else await replaceAll(client, { entityType, found });
}

async function replaceAll(client: PoolClient, { entityType, found }: FoundTasks): Promise<void> {
  await stageTasks(client, found);
  await client.query(
    `UPDATE identity_task SET closed_at = now() WHERE entity_type = $1 AND closed_at IS NULL
       AND NOT EXISTS (SELECT FROM stage_task stage WHERE stage.fingerprint = identity_task.fingerprint)`,
    [entityType],
  );
  await openFound(client, { entityType, from: 'stage_task', values: [] });
  // Without figures PostgreSQL takes the table to be all but empty, and reads all of it for every few records.
  await client.query('ANALYZE identity_task');
}

/** Few tasks go in the statement itself: a table for them costs more than they do. */
async function replaceSome(
  client: PoolClient,
  { entityType, found, members }: Required<FoundTasks>,
): Promise<void> {
  const isFound = new Set(found.map(({ fingerprint }) => fingerprint));
  const { rows } = await client.query<{ id: string; fingerprint: string }>(
    `SELECT id, fingerprint FROM (${touched}) AS touched`,
    [entityType, ...toTouching(members)],
  );
  const gone = rows.filter(({ fingerprint }) => !isFound.has(fingerprint)).map(({ id }) => id);
  if (gone.length > 0)
    await client.query(
      `UPDATE identity_task SET closed_at = now()
       WHERE entity_type = $1 AND id = ANY($2::uuid[]) AND closed_at IS NULL`,
      [entityType, gone],
    );
  if (found.length === 0) return;
  const from = `unnest($2::text[], $3::text[], $4::jsonb[], $5::float8[], $6::text[])
    AS stage (fingerprint, kind, members, weight, sentence)`;
  await openFound(client, { entityType, from, values: toColumns(found) });
}

async function stageTasks(client: PoolClient, found: readonly NewIdentityTask[]): Promise<void> {
  await client.query(`CREATE TEMP TABLE stage_task (fingerprint text, kind text, members jsonb,
    weight double precision, sentence text) ON COMMIT DROP`);
  await copyRows(
    client,
    'stage_task (fingerprint, kind, members, weight, sentence)',
    found.map(({ fingerprint, kind, members, weight, sentence }) => [
      ...[fingerprint, kind, JSON.stringify(members.map(toPlain))],
      ...[weight, sentence],
    ]),
  );
  await client.query('ANALYZE stage_task');
}

interface Opened {
  readonly entityType: EntityTypeName;
  /** A table or what is like one; its own values are numbered from $2 on. */
  readonly from: string;
  readonly values: readonly unknown[];
}

async function openFound(client: PoolClient, { entityType, from, values }: Opened): Promise<void> {
  await client.query(
    `INSERT INTO identity_task (entity_type, id, kind, members, weight, sentence, fingerprint, opened_at, seen_at)
     SELECT DISTINCT ON (fingerprint) $1, gen_random_uuid(), kind, members, weight, sentence, fingerprint, now(), now()
     FROM ${from} ORDER BY fingerprint, sentence
     ON CONFLICT (entity_type, fingerprint) DO UPDATE SET seen_at = now(), closed_at = NULL, kind = excluded.kind,
       members = excluded.members, weight = excluded.weight, sentence = excluded.sentence,
       opened_at = CASE WHEN identity_task.closed_at IS NULL THEN identity_task.opened_at ELSE now() END`,
    [entityType, ...values],
  );
}

/** As the columns of `unnest`. */
function toColumns(found: readonly NewIdentityTask[]): unknown[] {
  return [
    found.map(({ fingerprint }) => fingerprint),
    found.map(({ kind }) => kind),
    found.map(({ members }) => JSON.stringify(members.map(toPlain))),
    found.map(({ weight }) => weight),
    found.map(({ sentence }) => sentence),
  ];
}
