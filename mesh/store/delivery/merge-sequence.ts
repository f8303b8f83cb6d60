import type { PoolClient } from 'pg';
import { hashOf } from './hash-of.ts';
import type { MergeContext, MergedCounts } from './merge-records.ts';

/**
 * Moves a stage whose rows follow one another: each row that differs from the one before it of its key is a version of
 * its own. A row that the source placed before one that is kept already was delivered again, and changes nothing; so
 * does one that is older by its own as-of where the source gives no place.
 */
export async function mergeSequence(client: PoolClient, context: MergeContext): Promise<MergedCounts> {
  await client.query(`CREATE TEMP TABLE version ON COMMIT DROP AS ${toVersions}`, [context.dataset]);
  const { rows } = await client.query<Record<'read' | 'kept' | 'fresh' | 'removed', string>>(
    `SELECT (SELECT count(*) FROM stage_record WHERE payload IS NOT NULL) AS read,
            count(*) FILTER (WHERE payload IS NOT NULL) AS kept,
            count(*) FILTER (WHERE is_last AND NOT is_kept AND payload IS NOT NULL) AS fresh,
            count(*) FILTER (WHERE is_last AND is_kept AND payload IS NULL) AS removed FROM version`,
  );
  const [read = 0, kept = 0, fresh = 0, removed = 0] = ['read', 'kept', 'fresh', 'removed'].map((name) =>
    Number(rows[0]?.[name as 'read'] ?? 0),
  );
  if (kept + removed > 0) await openVersions(client, context);
  if (removed > 0) await closeRecords(client, context);
  if (read > kept) await client.query(advanceSequences, [context.dataset]);
  return { kept, unchanged: read - kept, removed, fresh };
}

/**
 * The record of a row's key. A batch is small and the dataset may be large: each is looked up in the index, which the
 * limit makes sure of; PostgreSQL might else read the whole dataset for every batch.
 */
function recordOf(row: string): string {
  return `SELECT * FROM record WHERE record.dataset = $1 AND record.key = ${row}.key LIMIT 1`;
}

/** `at` differs for each version of a key, and comes after everything that is kept of it. */
const toVersions = `
  WITH known AS (
    SELECT stage.*, record.key IS NOT NULL AS is_kept, ${hashOf('record')} AS kept_hash, record.as_of AS kept_as_of, record.recorded_at AS kept_at,
           CASE WHEN stage.sequence IS NULL THEN NULL WHEN record.key IS NOT NULL THEN record.sequence
             ELSE (SELECT max(past.sequence) FROM record_history past WHERE past.dataset = $1 AND past.key = stage.key) END AS seen
    FROM stage_record stage LEFT JOIN LATERAL (${recordOf('stage')}) record ON true),
  news AS (
    SELECT *, row_number() OVER of_key AS nth, lag(hash) OVER of_key AS hash_before FROM known
    WHERE NOT coalesce(CASE WHEN sequence IS NULL THEN as_of < kept_as_of ELSE sequence <= seen END, false)
    WINDOW of_key AS (PARTITION BY key ORDER BY sequence NULLS FIRST, as_of NULLS FIRST, line)),
  numbered AS (
    SELECT *, hash IS DISTINCT FROM before AS differs, sum((hash IS DISTINCT FROM before)::int) OVER of_key AS version
    FROM (SELECT *, CASE WHEN nth = 1 THEN kept_hash ELSE hash_before END AS before FROM news) told
    WINDOW of_key AS (PARTITION BY key ORDER BY nth)),
  placed AS (
    -- A version holds until the last row that says it again.
    SELECT *, max(sequence) OVER (PARTITION BY key, version) AS holds_to, version = max(version) OVER (PARTITION BY key) AS is_last
    FROM numbered)
  SELECT line, key, payload, hash, as_of, position, holds_to AS sequence, is_kept, version, is_last,
         greatest(transaction_timestamp(), kept_at) + version * interval '1 microsecond' AS at FROM placed WHERE differs`;

const pastColumns = 'dataset, key, recorded_at, payload, hash, contract_version, as_of, run_id, sequence';

async function openVersions(
  client: PoolClient,
  { dataset, runId, contractVersion }: MergeContext,
): Promise<void> {
  await client.query(
    `INSERT INTO record_history (${pastColumns}, closed_at)
     SELECT record.dataset, record.key, record.recorded_at, record.payload, record.hash, record.contract_version, record.as_of,
            record.run_id, record.sequence, version.at
     FROM version CROSS JOIN LATERAL (${recordOf('version')}) record WHERE version.version = 1 AND version.is_kept`,
    [dataset],
  );
  await client.query(
    `INSERT INTO record_history (${pastColumns}, closed_at)
     SELECT $1, key, at, payload, hash, $2, as_of, $3, sequence, at + interval '1 microsecond'
     FROM version WHERE NOT is_last AND payload IS NOT NULL`,
    [dataset, contractVersion, runId],
  );
  await client.query(
    `INSERT INTO record (dataset, key, payload, hash, contract_version, as_of, recorded_at, run_id, position, sequence)
     SELECT $1, key, payload, hash, $2, as_of, at, $3, position, sequence FROM version WHERE is_last AND payload IS NOT NULL
     ON CONFLICT (dataset, key) DO UPDATE SET payload = excluded.payload, hash = excluded.hash, as_of = excluded.as_of,
       contract_version = excluded.contract_version, recorded_at = excluded.recorded_at, run_id = excluded.run_id,
       position = excluded.position, sequence = excluded.sequence`,
    [dataset, contractVersion, runId],
  );
  await client.query(
    `INSERT INTO stage_change (line, key, is_new) SELECT line, key, NOT is_kept FROM version WHERE is_last AND payload IS NOT NULL`,
  );
}

async function closeRecords(client: PoolClient, { dataset }: MergeContext): Promise<void> {
  await client.query(
    `WITH gone AS (SELECT key FROM version WHERE is_last AND payload IS NULL),
       members AS (DELETE FROM member USING gone WHERE member.dataset = $1 AND member.key = gone.key)
     DELETE FROM record USING gone WHERE record.dataset = $1 AND record.key = gone.key`,
    [dataset],
  );
}

/** A row that was said again later in the stream holds from there on: what comes between is older than it. */
const advanceSequences = `
  WITH newest AS (SELECT key, max(sequence) AS sequence FROM stage_record WHERE sequence IS NOT NULL GROUP BY key),
  behind AS (
    SELECT record.ctid AS place, newest.sequence
    FROM newest CROSS JOIN LATERAL (SELECT ctid, sequence FROM record WHERE record.dataset = $1 AND record.key = newest.key LIMIT 1) record
    WHERE record.sequence < newest.sequence)
  UPDATE record SET sequence = behind.sequence FROM behind WHERE record.ctid = behind.place`;
