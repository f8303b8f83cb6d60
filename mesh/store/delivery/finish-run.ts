import type { PoolClient } from 'pg';
import type { Run } from '../tables/run.ts';
import type { QuarantineMoves } from './merge-quarantine.ts';
import type { MergeContext } from './merge-records.ts';

interface Finish extends MergeContext {
  readonly freshest: string | null;
  readonly fresh: number;
  readonly moved: QuarantineMoves;
  readonly watermark?: string | undefined;
  /** The run's counts are those of earlier deliveries and of this one. */
  readonly isAddedTo: boolean;
}

/**
 * Records the run as done and the dataset as ready, in the transaction of the delivery. Counts are carried on, so that a
 * small part of a large dataset costs no reading of the whole.
 */
export async function finishRun(client: PoolClient, run: Run, finish: Finish): Promise<void> {
  const { dataset, id, read, kept, unchanged, quarantined, removed, sentence } = run;
  await client.query(
    `UPDATE run SET ended_at = clock_timestamp(), outcome = 'done', sentence = $3, read = read * $9::int + $4,
       kept = kept * $9::int + $5, unchanged = unchanged * $9::int + $6,
       quarantined = quarantined * $9::int + $7, removed = removed * $9::int + $8
     WHERE dataset = $1 AND id = $2`,
    [dataset, id, sentence, read, kept, unchanged, quarantined, removed, finish.isAddedTo ? 1 : 0],
  );
  const isWhole = finish.extent === 'whole';
  await client.query(
    `UPDATE dataset_state SET state = 'ready', sentence = $2, contract_version = $3, last_run_id = $4, last_success_at = now(),
       freshest_as_of = CASE WHEN $6 THEN $5::timestamptz ELSE greatest(freshest_as_of, $5) END,
       records = records + $7::int, watermark = coalesce($8, watermark), full_at = CASE WHEN $9 THEN now() ELSE full_at END
     WHERE dataset = $1`,
    [
      ...[dataset, sentence, finish.contractVersion, id, finish.freshest],
      ...[isWhole && quarantined === 0, finish.fresh - removed, finish.watermark ?? null, isWhole],
    ],
  );
  await noteQuarantine(client, dataset, finish.moved);
}

/** The number that waits, and the day's line of the trend: how many wait at its end, came and went. */
export async function noteQuarantine(
  client: PoolClient,
  dataset: string,
  { came, went }: QuarantineMoves,
): Promise<void> {
  if (came + went === 0) return;
  await client.query(
    `WITH state AS (UPDATE dataset_state SET quarantined = quarantined + $2::int - $3::int WHERE dataset = $1 RETURNING quarantined)
     INSERT INTO quarantine_day (dataset, day, waiting, came, went) SELECT $1, current_date, quarantined, $2, $3 FROM state
     ON CONFLICT (dataset, day) DO UPDATE SET waiting = excluded.waiting,
       came = quarantine_day.came + excluded.came, went = quarantine_day.went + excluded.went`,
    [dataset, came, went],
  );
}
