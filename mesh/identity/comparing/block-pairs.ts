import type { DuckDBConnection } from '@duckdb/node-api';
import { column, type BlockingRule, type IdentityModel } from '../model/index.ts';

/** Keys that too many records share under one rule: what they alone would have brought together is not compared. */
export interface OversizedBlocks {
  readonly rule: BlockingRule;
  readonly keys: number;
  readonly records: number;
}

/**
 * Fills the table `pairs` (a, b, rule) with every pair of records that shares the key of at least one blocking rule;
 * `rule` is the first one that did. Returns how many, and what was left out because a key is too frequent.
 */
export async function blockPairs(
  connection: DuckDBConnection,
  model: IdentityModel,
): Promise<{ pairs: number; oversized: OversizedBlocks[] }> {
  const oversized: OversizedBlocks[] = [];
  for (const [index, rule] of model.blocking.entries()) {
    await connection.run(toKeyTable(model, rule, index));
    const found = await removeOversized(connection, rule, keyTable(index));
    if (found) oversized.push(found);
  }
  const candidates = model.blocking.map((_rule, index) => toCandidates(index)).join(' UNION ALL ');
  await connection.run(
    `CREATE TABLE pairs AS SELECT a, b, min(rule) AS rule FROM (${candidates}) GROUP BY a, b`,
  );
  for (const index of model.blocking.keys()) await connection.run(`DROP TABLE ${keyTable(index)}`);
  const [row] = (await connection.runAndReadAll('SELECT count(*)::INTEGER FROM pairs')).getRows();
  return { pairs: Number(row?.[0] ?? 0), oversized };
}

const keyTable = (index: number) => column(`keys of rule ${index + 1}`);

/** Records by their key; a set gives one key per word. A collision of hashes only costs a needless comparison. */
function toKeyTable(model: IdentityModel, rule: BlockingRule, index: number): string {
  const sets = rule.on.filter((name) => model.features.find((feature) => feature.name === name)?.split);
  const words = sets.map((name) => `, unnest(${column(name)}) AS ${column(`one ${name}`)}`).join('');
  const parts = rule.on.map((name) => (sets.includes(name) ? column(`one ${name}`) : column(name)));
  const present = rule.on.map((name) => `${column(name)} IS NOT NULL`).join(' AND ');
  return `CREATE TABLE ${keyTable(index)} AS
    WITH exploded AS (SELECT features.*${words} FROM features WHERE ${present}),
      keyed AS (SELECT DISTINCT i, hash(${parts.join(', ')}) AS key FROM exploded)
    SELECT i, key, count(*) OVER (PARTITION BY key) AS records FROM keyed QUALIFY records > 1`;
}

async function removeOversized(
  connection: DuckDBConnection,
  rule: BlockingRule,
  keys: string,
): Promise<OversizedBlocks | undefined> {
  const sql = `SELECT count(DISTINCT key)::INTEGER, count(*)::INTEGER FROM ${keys} WHERE records > ${rule.atMost}`;
  const [row] = (await connection.runAndReadAll(sql)).getRows();
  const [found, records] = [Number(row?.[0] ?? 0), Number(row?.[1] ?? 0)];
  if (found === 0) return undefined;
  await connection.run(`DELETE FROM ${keys} WHERE records > ${rule.atMost}`);
  return { rule, keys: found, records };
}

function toCandidates(index: number): string {
  const keys = keyTable(index);
  return `SELECT l.i AS a, r.i AS b, ${index} AS rule FROM ${keys} l JOIN ${keys} r ON l.key = r.key AND l.i < r.i`;
}
