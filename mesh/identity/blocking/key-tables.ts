import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { column, type BlockingRule, type IdentityModel } from '../model/index.ts';
import { toDeeperQuery, toKeyQuery } from './key-sql.ts';

/** What came of one blocking rule's keys. */
export interface RuleKeys {
  readonly rule: BlockingRule;
  /** The pairs that the keys make, before those are taken off that another rule makes as well. */
  readonly estimated: number;
  /** Keys that too many records share, and how many records those are: they were split. */
  readonly split: { readonly keys: number; readonly records: number };
  /** What no split made small enough: its pairs are left to the other rules. */
  readonly notCompared: { readonly keys: number; readonly records: number; readonly pairs: number };
}

/** The records by their key under each rule, `keys of rule n` (i, key); only keys that few enough records share. */
export const keyTable = (index: number) => column(`keys of rule ${index + 1}`);

/** Every key of every record at every depth that counts (rule, depth, key, i), for what comes later. */
export const allKeys = column('all keys');

/** The keys that too many records share (rule, depth, key). */
export const hotKeys = column('hot keys');

/** Makes the keys of every rule, splitting what too many records share. */
export async function makeKeys(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features' | 'blocking'>,
  { keepAll }: { keepAll: boolean },
): Promise<RuleKeys[]> {
  await connection.run(`CREATE TABLE ${hotKeys} (rule UTINYINT, depth UTINYINT, key BIGINT)`);
  await connection.run(`CREATE TABLE ${allKeys} (rule UTINYINT, depth UTINYINT, key BIGINT, i INTEGER)`);
  const made: RuleKeys[] = [];
  for (const [index, rule] of model.blocking.entries())
    made.push(await makeRuleKeys(connection, model, { rule, index, keepAll }));
  return made;
}

interface Place {
  readonly rule: BlockingRule;
  readonly index: number;
  readonly keepAll: boolean;
}

async function makeRuleKeys(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features'>,
  place: Place,
): Promise<RuleKeys> {
  const { rule, index } = place;
  await connection.run(`CREATE TABLE ${keyTable(index)} (i INTEGER, key BIGINT)`);
  await connection.run(`CREATE TEMP TABLE level AS ${toKeyQuery(model, { rule, index })}`);
  let split: RuleKeys['split'] = { keys: 0, records: 0 };
  let estimated = 0;
  for (let depth = 0; ; depth += 1) {
    const { hot, pairs } = await sortOut(connection, place, depth);
    estimated += pairs;
    if (depth === 0) split = { keys: hot.keys, records: hot.records };
    const by = rule.split[depth];
    if (hot.keys > 0 && by !== undefined) {
      await connection.run(`CREATE OR REPLACE TEMP TABLE level AS ${toDeeperQuery(by, 'level')}`);
      continue;
    }
    await connection.run('DROP TABLE level');
    return { rule, estimated, split, notCompared: hot };
  }
}

interface SortedOut {
  /** Of the keys that are kept. */
  readonly pairs: number;
  readonly hot: RuleKeys['notCompared'];
}

/** Keeps the keys that few enough records share; what is left in `level` are the records of the others. */
async function sortOut(
  connection: DuckDBConnection,
  { rule, index, keepAll }: Place,
  depth: number,
): Promise<SortedOut> {
  if (keepAll) await connection.run(`INSERT INTO ${allKeys} SELECT ${index}, ${depth}, key, i FROM level`);
  await connection.run(
    `CREATE TEMP TABLE counted AS SELECT key, count(*) AS records FROM level GROUP BY key HAVING records > 1`,
  );
  await connection.run(
    `INSERT INTO ${keyTable(index)} SELECT i, key FROM level
     WHERE key IN (SELECT key FROM counted WHERE records <= ${rule.atMost})`,
  );
  const isHot = `records > ${rule.atMost}`;
  const made = 'coalesce(sum(records * (records - 1) / 2)';
  const [keys = 0, records = 0, hot = 0, pairs = 0] = await readNumbers(
    connection,
    `SELECT count(*) FILTER (${isHot}), coalesce(sum(records) FILTER (${isHot}), 0)::BIGINT,
     ${made} FILTER (${isHot}), 0)::BIGINT, ${made} FILTER (NOT ${isHot}), 0)::BIGINT FROM counted`,
  );
  if (keys > 0) {
    await connection.run(`INSERT INTO ${hotKeys} SELECT ${index}, ${depth}, key FROM counted WHERE ${isHot}`);
    await connection.run(`DELETE FROM level WHERE key NOT IN (SELECT key FROM counted WHERE ${isHot})`);
  }
  await connection.run('DROP TABLE counted');
  return { pairs, hot: { keys, records, pairs: hot } };
}
