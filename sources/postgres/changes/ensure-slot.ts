import type pg from 'pg';
import { errorCodeOf, explainedError } from '../../errors/index.ts';
import type { DatasetRead, Reading } from '../../port/index.ts';
import type { PostgresDataset } from '../generated/postgres.ts';
import { toTable } from '../subject.ts';
import { findObstacle } from './find-obstacle.ts';
import { toChangesNames, type ChangesNames } from './slot-names.ts';

const defaultMostKept = 1_000_000_000;

export interface SlotState {
  /** `reserved`, `extended`, `unreserved`, `lost`. */
  status: string | null;
  /** Bytes of its log that the server keeps for the slot. */
  kept: number;
}

const slotQuery = `
  SELECT wal_status AS status, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::float8 AS kept
  FROM pg_replication_slots WHERE slot_name = $1 AND database = current_database()`;

export async function findSlot(client: pg.ClientBase, slot: string): Promise<SlotState | undefined> {
  return (await client.query<SlotState>(slotQuery, [slot])).rows[0];
}

/**
 * Makes the publication and the slot where they are not there: from then on the server keeps every change for us.
 * @returns whether the slot is new, so that what was changed before is known from a whole reading only
 * @throws CausewayError SOURCE_REFUSED with whose move it is
 */
export async function ensureSlot(
  client: pg.ClientBase,
  read: DatasetRead,
  keys: readonly string[],
): Promise<boolean> {
  const obstacle = await findObstacle(client, read, keys);
  if (obstacle !== undefined) throw explainedError('SOURCE_REFUSED', obstacle);
  const names = toChangesNames(read);
  await ensurePublication(client, read, names);
  const found = await findSlot(client, names.slot);
  if (found !== undefined && found.status !== 'lost') return false;
  // The server has thrown away what a lost slot stood for (max_slot_wal_keep_size): it is of no use any more.
  if (found !== undefined) await client.query('SELECT pg_drop_replication_slot($1)', [names.slot]);
  await createSlot(client, names.slot);
  return true;
}

/** What a probe says: all of the above but for the making, and that the slot costs the department too much. */
export async function checkSlot(
  client: pg.ClientBase,
  read: DatasetRead,
  keys: readonly string[],
): Promise<void> {
  const obstacle = await findObstacle(client, read, keys);
  if (obstacle !== undefined) throw explainedError('SOURCE_REFUSED', obstacle);
  const { slot } = toChangesNames(read);
  const { mostKept = defaultMostKept } = read.reading as Extract<Reading, { mode: 'changes' }>;
  const state = await findSlot(client, slot);
  if (state === undefined || state.kept <= mostKept) return;
  throw explainedError(
    'SOURCE_REFUSED',
    `its server keeps ${Math.round(state.kept / 1e6)} MB of its log for the replication slot "${slot}", which nobody reads fast enough: start the hub, or drop the slot with SELECT pg_drop_replication_slot('${slot}')`,
  );
}

async function ensurePublication(
  client: pg.ClientBase,
  read: DatasetRead,
  { publication, isGiven }: ChangesNames,
): Promise<void> {
  const table = toTable(read.settings as PostgresDataset);
  const name = `"${publication.replaceAll('"', '""')}"`;
  const published = await client.query<{ has: boolean }>(
    `SELECT puballtables OR EXISTS (SELECT FROM pg_publication_rel r WHERE r.prpubid = p.oid AND r.prrelid = to_regclass($2)
       ) OR EXISTS (SELECT FROM pg_publication_tables t WHERE t.pubname = p.pubname
         AND format('%I.%I', t.schemaname, t.tablename)::regclass = to_regclass($2)) AS has
     FROM pg_publication p WHERE pubname = $1`,
    [publication, table],
  );
  if (published.rows[0]?.has === true) return;
  const statement =
    published.rows.length > 0
      ? `ALTER PUBLICATION ${name} ADD TABLE ${table}`
      : `CREATE PUBLICATION ${name} FOR TABLE ${table} WITH (publish_via_partition_root = true)`;
  const ask = `its table is not published: its owner runs ${statement}`;
  if (isGiven) throw explainedError('SOURCE_REFUSED', ask);
  try {
    await client.query(statement);
  } catch (error) {
    // Another reader of the same dataset was first.
    if (errorCodeOf(error) === '42710') return;
    throw errorCodeOf(error) === '42501' ? explainedError('SOURCE_REFUSED', ask, error) : error;
  }
}

async function createSlot(client: pg.ClientBase, slot: string): Promise<void> {
  try {
    await client.query(`SELECT pg_create_logical_replication_slot($1, 'pgoutput')`, [slot]);
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === '42710') return;
    const reason =
      code === '53400'
        ? 'its server has no replication slot left: its administrator raises max_replication_slots and restarts PostgreSQL, or drops slots that nobody uses'
        : code === '57014'
          ? 'a transaction that has been open for long keeps the hub from beginning to follow changes: end it'
          : undefined;
    throw reason === undefined ? error : explainedError('SOURCE_REFUSED', reason, error);
  }
}
