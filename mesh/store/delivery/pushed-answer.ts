import type { PoolClient } from 'pg';

/** What a department was answered under its idempotency key. */
export interface PushedAnswer {
  readonly key: string;
  readonly bodyHash: string;
  /** One JSON document. */
  readonly answer: unknown;
}

/** A sender that tries again does so within days. */
const rememberedDays = 7;

export async function findPushed(
  client: PoolClient,
  dataset: string,
  key: string,
): Promise<PushedAnswer | undefined> {
  const { rows } = await client.query<PushedAnswer>(
    `SELECT idempotency_key AS key, body_hash AS "bodyHash", answer FROM pushed_delivery
     WHERE dataset = $1 AND idempotency_key = $2`,
    [dataset, key],
  );
  return rows[0];
}

/** Stores the answer in the transaction of its delivery, and forgets old ones. */
export async function savePushed(
  client: PoolClient,
  dataset: string,
  { key, bodyHash, answer }: PushedAnswer,
): Promise<void> {
  await client.query(
    `DELETE FROM pushed_delivery WHERE dataset = $1 AND answered_at < now() - make_interval(days => $2)`,
    [dataset, rememberedDays],
  );
  await client.query(
    'INSERT INTO pushed_delivery (dataset, idempotency_key, body_hash, answer, answered_at) VALUES ($1, $2, $3, $4, now())',
    [dataset, key, bodyHash, JSON.stringify(answer)],
  );
}
