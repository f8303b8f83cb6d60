import type { PoolClient } from 'pg';
import type { MergeContext } from './merge-records.ts';

/** How many rows came into quarantine, and how many left it. */
export interface QuarantineMoves {
  readonly came: number;
  readonly went: number;
}

/** A row that is met again broken stays with its first date; one that is not met broken any more has left. */
export async function mergeQuarantine(client: PoolClient, context: MergeContext): Promise<QuarantineMoves> {
  const { dataset, runId, extent } = context;
  // A part says nothing of the rows that it does not hold; what it does hold has been mended, or is refused again.
  const leaves =
    extent === 'whole'
      ? 'NOT EXISTS (SELECT FROM stage_quarantine stage WHERE stage.fingerprint = quarantine.fingerprint)'
      : 'key IN (SELECT key FROM stage_seen UNION ALL SELECT key FROM stage_record)';
  const left = await client.query(`DELETE FROM quarantine WHERE dataset = $1 AND ${leaves}`, [dataset]);
  const { rows } = await client.query<{ came: string }>(
    `WITH stored AS (
       INSERT INTO quarantine (dataset, fingerprint, key, position, payload, reasons, first_seen_at, last_seen_at, run_id)
       SELECT DISTINCT ON (fingerprint) $1, fingerprint, key, position, payload, reasons, now(), now(), $2::uuid FROM stage_quarantine
       ON CONFLICT (dataset, fingerprint) DO UPDATE SET last_seen_at = now(), position = excluded.position, run_id = excluded.run_id
       RETURNING first_seen_at)
     SELECT count(*) FILTER (WHERE first_seen_at = now()) AS came FROM stored`,
    [dataset, runId],
  );
  return { came: Number(rows[0]?.came ?? 0), went: left.rowCount ?? 0 };
}
