import type { PoolClient } from 'pg';

/** Written with the change itself: a hub that is killed before it has linked the news still knows that it must. */
export async function markChanged(client: PoolClient, entityTypes: readonly string[]): Promise<void> {
  if (entityTypes.length === 0) return;
  await client.query(
    `INSERT INTO derivation (entity_type, changed_at) SELECT DISTINCT unnest($1::text[]), clock_timestamp()
     ON CONFLICT (entity_type) DO UPDATE SET changed_at = excluded.changed_at`,
    [entityTypes],
  );
}
