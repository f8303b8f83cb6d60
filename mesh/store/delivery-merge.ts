import type { PoolClient } from 'pg';
import type { DatasetId } from '#schemas';
import type { Run } from './tables/run.ts';

/** What a delivery changed. */
export interface DeliveryCounts {
  kept: number;
  unchanged: number;
  removed: number;
}

interface MergeContext {
  readonly dataset: DatasetId;
  readonly runId: string;
  readonly contractVersion: string;
  readonly extent: 'whole' | 'part';
}

export const stageTables = [
  'CREATE TEMP TABLE stage_record (key text, payload jsonb, hash text, as_of timestamptz) ON COMMIT DROP',
  'CREATE TEMP TABLE stage_member (key text, role text, entity_type text, attributes jsonb) ON COMMIT DROP',
  'CREATE TEMP TABLE stage_quarantine (fingerprint text, key text, position text, payload text, reasons jsonb) ON COMMIT DROP',
];

const historyColumns = 'dataset, key, recorded_at, payload, hash, contract_version, as_of, run_id';

/** Compares the staged delivery with the current records and moves what changed. */
export async function mergeRecords(client: PoolClient, context: MergeContext): Promise<DeliveryCounts> {
  await client.query('CREATE INDEX ON stage_record (key)');
  await client.query('ANALYZE stage_record');
  const { rows } = await client.query<{ changed: string; fresh: string; staged: string }>(
    `SELECT count(*) AS staged, count(*) FILTER (WHERE record.key IS NULL) AS fresh,
            count(*) FILTER (WHERE record.hash <> stage.hash) AS changed
     FROM stage_record stage LEFT JOIN record ON record.dataset = $1 AND record.key = stage.key`,
    [context.dataset],
  );
  const kept = Number(rows[0]?.fresh ?? 0) + Number(rows[0]?.changed ?? 0);
  const removed = context.extent === 'whole' ? await closeVanished(client, context.dataset) : 0;
  if (kept > 0) await openVersions(client, context);
  return { kept, unchanged: Number(rows[0]?.staged ?? 0) - kept, removed };
}

/** A record whose new version is broken is not gone: its last good version stays. */
async function closeVanished(client: PoolClient, dataset: DatasetId): Promise<number> {
  const result = await client.query(
    `WITH gone AS (
       DELETE FROM record WHERE dataset = $1 AND NOT EXISTS (SELECT FROM stage_record stage WHERE stage.key = record.key)
         AND NOT EXISTS (SELECT FROM stage_quarantine stage WHERE stage.key = record.key)
       RETURNING ${historyColumns}),
     members AS (DELETE FROM member USING gone WHERE member.dataset = $1 AND member.key = gone.key)
     INSERT INTO record_history (${historyColumns}, closed_at) SELECT ${historyColumns}, now() FROM gone`,
    [dataset],
  );
  return result.rowCount ?? 0;
}

async function openVersions(client: PoolClient, context: MergeContext): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE stage_change ON COMMIT DROP AS
     SELECT stage.key, stage.as_of FROM stage_record stage LEFT JOIN record ON record.dataset = $1 AND record.key = stage.key
     WHERE record.hash IS DISTINCT FROM stage.hash`,
    [context.dataset],
  );
  await client.query(
    `INSERT INTO record_history (${historyColumns}, closed_at)
     SELECT ${historyColumns}, now() FROM record WHERE dataset = $1 AND key IN (SELECT key FROM stage_change)`,
    [context.dataset],
  );
  await client.query(
    `INSERT INTO record (dataset, key, payload, hash, contract_version, as_of, recorded_at, run_id)
     SELECT $1, stage.key, stage.payload, stage.hash, $2, stage.as_of, now(), $3
     FROM stage_record stage WHERE stage.key IN (SELECT key FROM stage_change)
     ON CONFLICT (dataset, key) DO UPDATE SET payload = excluded.payload, hash = excluded.hash,
       contract_version = excluded.contract_version, as_of = excluded.as_of, recorded_at = excluded.recorded_at, run_id = excluded.run_id`,
    [context.dataset, context.contractVersion, context.runId],
  );
  await mergeMembers(client, context.dataset);
}

/** A changed record keeps its place in its entity until linkage looks again. */
async function mergeMembers(client: PoolClient, dataset: DatasetId): Promise<void> {
  await client.query(
    `DELETE FROM member WHERE dataset = $1 AND key IN (SELECT key FROM stage_change)
       AND NOT EXISTS (SELECT FROM stage_member stage
         WHERE stage.key = member.key AND stage.role = member.role AND stage.entity_type = member.entity_type)`,
    [dataset],
  );
  await client.query(
    `INSERT INTO member (dataset, key, role, entity_type, attributes, as_of, recorded_at)
     SELECT $1, stage.key, stage.role, stage.entity_type, stage.attributes, change.as_of, now()
     FROM stage_member stage JOIN stage_change change ON change.key = stage.key
     ON CONFLICT (dataset, key, role, entity_type) DO UPDATE SET attributes = excluded.attributes,
       as_of = excluded.as_of, recorded_at = excluded.recorded_at`,
    [dataset],
  );
}

/** A row that is met again broken stays with its first date; one that is not met broken any more has left. */
export async function mergeQuarantine(client: PoolClient, context: MergeContext): Promise<void> {
  const leaves =
    context.extent === 'whole'
      ? 'NOT EXISTS (SELECT FROM stage_quarantine stage WHERE stage.fingerprint = quarantine.fingerprint)'
      : 'key IN (SELECT key FROM stage_record)';
  await client.query(`DELETE FROM quarantine WHERE dataset = $1 AND ${leaves}`, [context.dataset]);
  await client.query(
    `INSERT INTO quarantine (dataset, fingerprint, key, position, payload, reasons, first_seen_at, last_seen_at, run_id)
     SELECT DISTINCT ON (fingerprint) $1, fingerprint, key, position, payload, reasons, now(), now(), $2::uuid FROM stage_quarantine
     ON CONFLICT (dataset, fingerprint) DO UPDATE SET last_seen_at = now(), position = excluded.position, run_id = excluded.run_id`,
    [context.dataset, context.runId],
  );
}

/** Written with the change itself: a hub that is killed before it has linked the news still knows that it must. */
export async function markChanged(client: PoolClient, entityTypes: readonly string[]): Promise<void> {
  await client.query(
    `INSERT INTO derivation (entity_type, changed_at) SELECT DISTINCT unnest($1::text[]), clock_timestamp()
     ON CONFLICT (entity_type) DO UPDATE SET changed_at = excluded.changed_at`,
    [entityTypes],
  );
}

export async function finishRun(client: PoolClient, run: Run, contractVersion: string): Promise<void> {
  await client.query(
    `UPDATE run SET ended_at = now(), outcome = 'done', read = $3, kept = $4, unchanged = $5, quarantined = $6, removed = $7, sentence = $8
     WHERE dataset = $1 AND id = $2`,
    [run.dataset, run.id, run.read, run.kept, run.unchanged, run.quarantined, run.removed, run.sentence],
  );
  await client.query(
    `UPDATE dataset_state SET state = 'ready', sentence = $2, contract_version = $3, last_run_id = $4, last_success_at = now(),
       freshest_as_of = (SELECT max(as_of) FROM record WHERE dataset = $1),
       records = (SELECT count(*) FROM record WHERE dataset = $1),
       quarantined = (SELECT count(*) FROM quarantine WHERE dataset = $1)
     WHERE dataset = $1`,
    [run.dataset, run.sentence, contractVersion, run.id],
  );
}
