import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { hashOf } from './hash-of.ts';
import { stageColumns, stageTables } from './stage-tables.ts';

/** How far a reading had come when it was last kept. */
export interface KeptPlace {
  /** The source's own words for where it goes on. */
  readonly bookmark: string;
  readonly watermark: string | null;
  /** What the reader counts: rows read and rows refused so far. */
  readonly counts: { readonly read: number; readonly quarantined: number };
  /** The newest as-of that was seen. */
  readonly freshest: string | null;
}

/** A reading that is older is begun anew: too much may have changed at the source. */
const longestKept = '24 hours';

/** The schema in which the dataset's rows wait while it is read. */
export function toStageSchema(dataset: string): string {
  return `staging_${createHash('sha256').update(dataset).digest('hex').slice(0, 16)}`;
}

/**
 * The reading of the dataset that was kept, where it was begun in the same way; any other one is forgotten. Call it with
 * the dataset's lock held.
 * @param signature changes whenever rows would be judged, mapped or read otherwise
 */
export async function findKept(
  client: PoolClient,
  dataset: string,
  signature: string,
): Promise<KeptPlace | undefined> {
  const { rows } = await client.query<KeptPlace & { isUsable: boolean }>(
    // What was found unchanged may have changed since, where something else was stored meanwhile.
    `SELECT bookmark, reading.watermark, counts->'counts' AS counts, counts->>'freshest' AS freshest,
            signature = $2 AND saved_at > now() - $3::interval AND coalesce(last_success_at < saved_at, true) AS "isUsable"
     FROM reading LEFT JOIN dataset_state USING (dataset) WHERE dataset = $1`,
    [dataset, signature, longestKept],
  );
  const [found] = rows;
  if (found?.isUsable) return found;
  if (found) await forgetKept(client, dataset);
  return undefined;
}

/** Removes what was kept of a reading, in the transaction under way. */
export async function forgetKept(client: PoolClient, dataset: string): Promise<void> {
  await client.query(`DROP SCHEMA IF EXISTS ${toStageSchema(dataset)} CASCADE`);
  await client.query('DELETE FROM reading WHERE dataset = $1', [dataset]);
}

/**
 * Moves what was staged so far to tables that outlive the connection. They are not written to PostgreSQL's log: after a
 * crash of the database itself they are empty, and so is the note that a reading was kept.
 * @param isDirect rows of the dataset went straight to `record` and `member`, and are taken back from there
 */
export async function makeKeptStage(client: PoolClient, dataset: string, isDirect: boolean): Promise<void> {
  const schema = toStageSchema(dataset);
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`);
  for (const table of stageTables) await client.query(`CREATE UNLOGGED TABLE ${schema}.${table}`);
  const held = isDirect
    ? ['doubt', 'quarantine']
    : ['record', 'member', 'seen', 'change', 'doubt', 'quarantine'];
  for (const table of held)
    await client.query(`INSERT INTO ${schema}.stage_${table} SELECT * FROM pg_temp.stage_${table}`);
  if (isDirect) await takeBack(client, dataset, schema);
}

async function takeBack(client: PoolClient, dataset: string, schema: string): Promise<void> {
  const { record, member } = stageColumns;
  await client.query(
    `INSERT INTO ${schema}.stage_record (${record})
     SELECT row_number() OVER (), key, payload, ${hashOf('record')}, as_of, position, sequence FROM record WHERE dataset = $1`,
    [dataset],
  );
  await client.query(
    `INSERT INTO ${schema}.stage_member (${member})
     SELECT stage.line, stage.key, role, entity_type, attributes
     FROM member JOIN ${schema}.stage_record stage ON stage.key = member.key WHERE member.dataset = $1`,
    [dataset],
  );
  await client.query(
    `INSERT INTO ${schema}.stage_seen SELECT line, key, hash, position FROM ${schema}.stage_record;
     INSERT INTO ${schema}.stage_change SELECT line, key, true FROM ${schema}.stage_record`,
  );
  await client.query('DELETE FROM record WHERE dataset = $1', [dataset]);
  await client.query('DELETE FROM member WHERE dataset = $1', [dataset]);
}

/** Makes `stage_record` and its like mean the kept tables until the transaction ends. */
export async function enterKeptStage(client: PoolClient, dataset: string): Promise<void> {
  await client.query("SET LOCAL work_mem = '256MB'");
  await client.query(
    `SELECT set_config('search_path', $1 || ', ' || current_setting('search_path') || ', pg_temp', true)`,
    [toStageSchema(dataset)],
  );
}

export async function saveKept(
  client: PoolClient,
  kept: {
    readonly dataset: string;
    readonly signature: string;
    readonly extent: string;
    readonly place: KeptPlace;
  },
): Promise<void> {
  const { dataset, signature, extent, place } = kept;
  await client.query(
    `INSERT INTO reading (dataset, stage, signature, bookmark, watermark, extent, counts, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now())
     ON CONFLICT (dataset) DO UPDATE SET stage = excluded.stage, signature = excluded.signature, bookmark = excluded.bookmark,
       watermark = excluded.watermark, extent = excluded.extent, counts = excluded.counts, saved_at = excluded.saved_at`,
    [
      dataset,
      toStageSchema(dataset),
      signature,
      place.bookmark,
      place.watermark,
      extent,
      JSON.stringify({ counts: place.counts, freshest: place.freshest }),
    ],
  );
}

/** What a stage knows of the rows that it holds. */
export interface StagedSoFar {
  readonly line: number;
  readonly seen: number;
  readonly doubts: number;
}

export async function measureKept(client: PoolClient): Promise<StagedSoFar> {
  const { rows } = await client.query<{ line: number; seen: string; doubts: string }>(
    `SELECT greatest((SELECT max(line) FROM stage_seen), (SELECT max(line) FROM stage_doubt), 0) AS line,
            (SELECT count(*) FROM stage_seen) AS seen, (SELECT count(*) FROM stage_doubt) AS doubts`,
  );
  const [found] = rows;
  return { line: found?.line ?? 0, seen: Number(found?.seen ?? 0), doubts: Number(found?.doubts ?? 0) };
}

/** Every staged key, in batches, so that a new filter knows them. */
export async function* readKeptKeys(client: PoolClient): AsyncGenerator<string[]> {
  await client.query('DECLARE kept_keys NO SCROLL CURSOR FOR SELECT key FROM stage_seen');
  for (;;) {
    const { rows } = await client.query<{ key: string }>('FETCH 20000 FROM kept_keys');
    if (rows.length === 0) break;
    yield rows.map(({ key }) => key);
  }
  await client.query('CLOSE kept_keys');
}
