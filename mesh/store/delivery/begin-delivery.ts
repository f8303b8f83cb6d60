import type { PoolClient } from 'pg';
import type { DeliveryOptions } from './delivery-writer.ts';
import { enterKeptStage, findKept } from './kept-stage.ts';
import type { KeptPlace } from './kept-stage.ts';
import { createStageTables } from './stage-tables.ts';
import { Stage } from './stage.ts';

/** Where the rows of a delivery go, and where it goes on. */
export interface Begun {
  readonly stage: Stage;
  readonly resumed: KeptPlace | undefined;
}

/** Begins a delivery in the transaction under way, or takes up one that was kept. */
export async function begin(client: PoolClient, options: DeliveryOptions): Promise<Begun> {
  const { run, extent, readingSignature } = options;
  // Two processes may read the same dataset; the second waits here and then finds nothing changed.
  await client.query(`SELECT pg_advisory_xact_lock(${lockKey})`, [run.dataset]);
  if (extent === 'whole') await client.query("SET LOCAL work_mem = '256MB'");
  const resumed =
    readingSignature === undefined ? undefined : await findKept(client, run.dataset, readingSignature);
  if (resumed) {
    await lockForSession(client, run.dataset);
    await enterKeptStage(client, run.dataset);
    return { stage: await Stage.takeUp(client, options, resumed.freshest), resumed };
  }
  return { stage: new Stage(client, options, await findDirectStart(client, options)), resumed };
}

const lockKey = `hashtext('delivery ' || $1)`;

/** A kept reading spans transactions; its lock must, too. */
export async function lockForSession(client: PoolClient, dataset: string): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${lockKey})`, [dataset]);
}

export async function unlockForSession(client: PoolClient, dataset: string): Promise<void> {
  await client.query(`SELECT pg_advisory_unlock(${lockKey})`, [dataset]);
}

/** Connections whose stage tables stand already. */
const prepared = new WeakSet<PoolClient>();

export async function prepare(client: PoolClient): Promise<void> {
  if (prepared.has(client)) return;
  await client.query(createStageTables);
  prepared.add(client);
}

/**
 * There is nothing to compare a first delivery with: its rows need no stage.
 * @returns the time at which they are recorded, in milliseconds, or undefined where there are records already
 */
async function findDirectStart(
  client: PoolClient,
  { run, extent, order }: DeliveryOptions,
): Promise<number | undefined> {
  if (extent !== 'whole' || order === 'sequence') return undefined;
  const { rows } = await client.query<{ isEmpty: boolean; now: Date }>(
    `SELECT NOT EXISTS (SELECT FROM record WHERE dataset = $1) AND NOT EXISTS (SELECT FROM member WHERE dataset = $1) AS "isEmpty", now()`,
    [run.dataset],
  );
  return rows[0]?.isEmpty ? rows[0].now.getTime() : undefined;
}
