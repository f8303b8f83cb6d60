import type { PoolClient } from 'pg';
import { hashOf } from './hash-of.ts';
import type { MergeContext } from './merge-records.ts';

/** What became of the rows whose key may have come before. */
export interface Settled {
  /** Said again word for word: unchanged. */
  readonly repeated: number;
  /** A second time with other content: in quarantine, since the hub does not guess which is right. */
  readonly doubled: number;
  /** They only looked like it. */
  readonly admitted: number;
  /** The doubled rows by their line, counted from 1 over the good rows; with the sentence that the department reads. */
  readonly verdicts: ReadonlyMap<
    number,
    { readonly verdict: 'repeated' | 'doubled'; readonly sentence: string }
  >;
}

interface DoubtContext extends MergeContext {
  readonly doubts: number;
  readonly isDirect: boolean;
}

/** More verdicts than this are counted, and not told one by one. */
const mostTold = 100_000;

/** Judges the rows of `stage_doubt` against the first row of their key. */
export async function settleDoubts(client: PoolClient, context: DoubtContext): Promise<Settled> {
  if (context.doubts === 0) return { repeated: 0, doubled: 0, admitted: 0, verdicts: new Map() };
  await client.query(toJudged(context), context.isDirect ? [context.dataset] : []);
  const { rowCount: admitted } = await client.query(
    context.isDirect ? admitDirectly : admitToSeen,
    context.isDirect ? [context.dataset, context.contractVersion, context.runId] : [],
  );
  if (!context.isDirect) await client.query(admitToStage, [context.dataset]);
  await client.query(
    context.isDirect ? admitMembersDirectly : admitMembersToStage,
    context.isDirect ? [context.dataset] : [],
  );
  await client.query(refuseDoubled);
  const { rows } = await client.query<{ line: number; verdict: 'repeated' | 'doubled'; sentence: string }>(
    `SELECT line, verdict, ${sentence} AS sentence FROM judged WHERE verdict <> 'admitted' ORDER BY line LIMIT ${mostTold}`,
  );
  const counted = await client.query<{ verdict: string; count: string }>(
    'SELECT verdict, count(*) FROM judged GROUP BY verdict',
  );
  await client.query('DROP TABLE judged');
  const countOf = (verdict: string) =>
    Number(counted.rows.find((row) => row.verdict === verdict)?.count ?? 0);
  const verdicts = new Map(rows.map(({ line, ...said }) => [line, said]));
  return { repeated: countOf('repeated'), doubled: countOf('doubled'), admitted: admitted ?? 0, verdicts };
}

/** The first row of a key stands in the stage, or is the first of its doubts. */
function toJudged({ isDirect }: DoubtContext): string {
  const first = isDirect
    ? 'record first ON first.dataset = $1 AND first.key = doubt.key'
    : 'stage_seen first ON first.key = doubt.key';
  return `CREATE TEMP TABLE judged ON COMMIT DROP AS
    SELECT *, CASE WHEN is_first THEN 'admitted' WHEN hash = first_hash THEN 'repeated' ELSE 'doubled' END AS verdict
    FROM (
      SELECT doubt.*, first.key IS NULL AND row_number() OVER of_key = 1 AS is_first,
             coalesce(${isDirect ? hashOf('first') : 'first.hash'}, first_value(doubt.hash) OVER of_key) AS first_hash,
             coalesce(first.position, first_value(doubt.position) OVER of_key) AS first_position
      FROM stage_doubt doubt LEFT JOIN ${first}
      WINDOW of_key AS (PARTITION BY doubt.key ORDER BY doubt.line)) told`;
}

const sentence = `format('The key %s stands here a second time with other content%s; send each key once.',
  key, coalesce(' (first at ' || first_position || ')', ''))`;

const admitToSeen = `INSERT INTO stage_seen (line, key, hash, position)
  SELECT line, key, hash, position FROM judged WHERE verdict = 'admitted'`;

/** Those that differ from what is kept, as the others were compared when they came. */
const admitToStage = `
  WITH differing AS (
    SELECT judged.*, record.key IS NULL AS is_new FROM judged LEFT JOIN record ON record.dataset = $1 AND record.key = judged.key
    WHERE verdict = 'admitted' AND ${hashOf('record')} IS DISTINCT FROM judged.hash),
  changes AS (INSERT INTO stage_change (line, key, is_new) SELECT line, key, is_new FROM differing)
  INSERT INTO stage_record (line, key, payload, hash, as_of, position, sequence)
  SELECT line, key, payload, hash, as_of, position, sequence FROM differing`;

const admitDirectly = `INSERT INTO record (dataset, key, payload, hash, contract_version, as_of, recorded_at, run_id, position, sequence)
  SELECT $1, key, payload, hash, $2, as_of, now(), $3::uuid, position, sequence FROM judged WHERE verdict = 'admitted'`;

const parts = `FROM judged CROSS JOIN LATERAL json_array_elements(judged.parts) part WHERE verdict = 'admitted'`;

const admitMembersToStage = `INSERT INTO stage_member (line, key, role, entity_type, attributes)
  SELECT line, key, part->>'role', part->>'entity', (part->'attributes')::jsonb ${parts}`;

const admitMembersDirectly = `INSERT INTO member (dataset, key, role, entity_type, attributes, as_of, recorded_at)
  SELECT $1, key, part->>'role', part->>'entity', (part->'attributes')::jsonb, as_of, now() ${parts}`;

const refuseDoubled = `INSERT INTO stage_quarantine (fingerprint, key, position, payload, reasons)
  SELECT encode(sha256(convert_to(payload::text || ${sentence}, 'UTF8')), 'base64'), key, coalesce(position, ''), payload::text,
         jsonb_build_array(${sentence})
  FROM judged WHERE verdict = 'doubled'`;
