import type { PoolClient } from 'pg';
import type { MergeContext } from './merge-records.ts';

/**
 * What a whole delivery found unchanged was found to keep the contract of now, so readers of other versions are told it
 * in translation from this one. A record whose row waits in quarantine keeps the version by which it was good. Nothing
 * is done where the last delivery was held to the same version.
 */
export async function adoptVersion(client: PoolClient, context: MergeContext): Promise<void> {
  if (context.extent !== 'whole') return;
  await client.query(
    `UPDATE record SET contract_version = $2
     WHERE dataset = $1 AND contract_version <> $2
       AND NOT EXISTS (SELECT FROM stage_quarantine stage WHERE stage.key = record.key)
       AND EXISTS (SELECT FROM dataset_state state WHERE state.dataset = $1 AND state.contract_version <> $2)`,
    [context.dataset, context.contractVersion],
  );
}
