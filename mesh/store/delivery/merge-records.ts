import type { PoolClient } from 'pg';
import type { DatasetId } from '#schemas';

/** What a delivery changed. */
export interface DeliveryCounts {
  readonly kept: number;
  readonly unchanged: number;
  readonly removed: number;
}

export interface MergedCounts extends DeliveryCounts {
  /** Of the kept ones, those whose key was not there before. */
  readonly fresh: number;
}

export interface MergeContext {
  readonly dataset: DatasetId;
  readonly runId: string;
  readonly contractVersion: string;
  readonly extent: 'whole' | 'part';
}

interface MergeCounts extends MergeContext {
  /** Rows that kept the contract, each key once. */
  readonly seen: number;
  /** Records of the dataset before. */
  readonly present: number;
}

const historyColumns = 'dataset, key, recorded_at, payload, hash, contract_version, as_of, run_id, sequence';

/** Moves what changed; the stage holds what differs from the current records and knows every row that was met. */
export async function mergeRecords(client: PoolClient, context: MergeCounts): Promise<MergedCounts> {
  const { seen, present } = context;
  const { kept, fresh } = await countChanges(client);
  // Where every record was met again, nobody has to be looked for.
  const mayLack = context.extent === 'whole' && present > seen - fresh;
  const removed = mayLack ? await closeVanished(client, context.dataset) : 0;
  if (kept > 0) await openVersions(client, context);
  return { kept, unchanged: seen - kept, removed, fresh };
}

async function countChanges(client: PoolClient): Promise<{ kept: number; fresh: number }> {
  const { rows } = await client.query<{ kept: string; fresh: string }>(
    'SELECT count(*) AS kept, count(*) FILTER (WHERE is_new) AS fresh FROM stage_change',
  );
  return { kept: Number(rows[0]?.kept ?? 0), fresh: Number(rows[0]?.fresh ?? 0) };
}

/** A record whose new version is broken is not gone: its last good version stays. */
async function closeVanished(client: PoolClient, dataset: DatasetId): Promise<number> {
  await client.query('ANALYZE stage_seen (key); ANALYZE stage_quarantine (key)');
  const result = await client.query(
    `WITH gone AS (
       DELETE FROM record WHERE dataset = $1 AND NOT EXISTS (SELECT FROM stage_seen stage WHERE stage.key = record.key)
         AND NOT EXISTS (SELECT FROM stage_quarantine stage WHERE stage.key = record.key)
       RETURNING ${historyColumns}),
     members AS (DELETE FROM member USING gone WHERE member.dataset = $1 AND member.key = gone.key)
     INSERT INTO record_history (${historyColumns}, closed_at) SELECT ${historyColumns}, now() FROM gone`,
    [dataset],
  );
  return result.rowCount ?? 0;
}

async function openVersions(client: PoolClient, context: MergeContext): Promise<void> {
  await client.query('ANALYZE stage_change; ANALYZE stage_record (line, key)');
  await client.query(
    `INSERT INTO record_history (${historyColumns}, closed_at)
     SELECT record.dataset, record.key, recorded_at, payload, hash, contract_version, as_of, run_id, sequence, now()
     FROM stage_change change JOIN record ON record.dataset = $1 AND record.key = change.key WHERE NOT change.is_new`,
    [context.dataset],
  );
  await client.query(
    `INSERT INTO record (dataset, key, payload, hash, contract_version, as_of, recorded_at, run_id, position, sequence)
     SELECT $1, stage.key, stage.payload, stage.hash, $2, stage.as_of, now(), $3, stage.position, stage.sequence
     FROM stage_change change JOIN stage_record stage ON stage.line = change.line AND stage.key = change.key
     ON CONFLICT (dataset, key) DO UPDATE SET payload = excluded.payload, hash = excluded.hash, as_of = excluded.as_of,
       contract_version = excluded.contract_version, recorded_at = excluded.recorded_at, run_id = excluded.run_id,
       position = excluded.position, sequence = excluded.sequence`,
    [context.dataset, context.contractVersion, context.runId],
  );
}

/** The parts of changed rows. A changed record keeps its place in its entity until linkage looks again. */
export async function mergeMembers(client: PoolClient, context: MergeContext): Promise<void> {
  await client.query('ANALYZE stage_member (key)');
  await client.query(
    `DELETE FROM member USING stage_change change
     WHERE member.dataset = $1 AND member.key = change.key AND NOT change.is_new
       AND NOT EXISTS (SELECT FROM stage_member stage WHERE stage.line = change.line
         AND stage.key = member.key AND stage.role = member.role AND stage.entity_type = member.entity_type)`,
    [context.dataset],
  );
  await client.query(
    `INSERT INTO member (dataset, key, role, entity_type, attributes, as_of, recorded_at)
     SELECT $1, stage.key, stage.role, stage.entity_type, stage.attributes, record.as_of, record.recorded_at
     FROM stage_change change JOIN stage_member stage ON stage.line = change.line AND stage.key = change.key
       JOIN record ON record.dataset = $1 AND record.key = change.key
     ON CONFLICT (dataset, key, role, entity_type) DO UPDATE SET attributes = excluded.attributes,
       as_of = excluded.as_of, recorded_at = excluded.recorded_at`,
    [context.dataset],
  );
}
