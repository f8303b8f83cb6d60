import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../duck.ts';
import { toGivenColumn } from '../features/index.ts';
import { column } from '../model/index.ts';
import type { ColumnGroup } from './match-columns.ts';
import type { ColumnProfile } from './column-profile.ts';

const sampled = 600;

/** Profiles the columns of `numbered`, each over all records. */
export async function profileColumns(
  connection: DuckDBConnection,
  groups: readonly ColumnGroup[],
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (const group of groups) profiles.push(await profileColumn(connection, group));
  return profiles;
}

async function profileColumn(connection: DuckDBConnection, group: ColumnGroup): Promise<ColumnProfile> {
  const given = `coalesce(${group.map((name) => column(toGivenColumn(name))).join(', ')})`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE profiled AS SELECT dataset, ${given} AS value, count(*) AS records
     FROM numbered WHERE ${given} IS NOT NULL GROUP BY dataset, ${given}`,
  );
  const [[filled = 0, inDatasets = 0, distinct = 0, most = 0] = []] = await readRows(
    connection,
    `SELECT coalesce(sum(records), 0)::BIGINT, count(*), count(DISTINCT value), coalesce(max(records), 0) FROM profiled`,
  );
  const [[records = 0] = []] = await readRows(connection, 'SELECT count(*) FROM numbered');
  const sample = await readRows(
    connection,
    `SELECT value FROM (SELECT DISTINCT value FROM profiled) ORDER BY hash(value), value LIMIT ${sampled}`,
  );
  const inputs = await readRows(connection, 'SELECT DISTINCT dataset FROM profiled');
  const isUnique = Number(filled) > 0 && Number(inDatasets) === Number(filled);
  const isSequence = isUnique && (await countsUp(connection));
  await connection.run('DROP TABLE profiled');
  return {
    name: group[0],
    from: group,
    inputs: inputs.length,
    records: Number(records),
    filled: Number(filled),
    distinct: Number(distinct),
    mostFrequent: Number(most),
    unlike: Number(inDatasets) / Math.max(Number(filled), 1),
    isUnique,
    isSequence,
    sample: sample.map(([value]) => String(value)),
  };
}

/** Whole numbers, at least half of those between the smallest and the largest, in every input that has any. */
async function countsUp(connection: DuckDBConnection): Promise<boolean> {
  const rows = await readRows(
    connection,
    `SELECT count(*) = count(try_cast(value AS BIGINT))
       AND max(try_cast(value AS BIGINT))::DOUBLE - min(try_cast(value AS BIGINT)) < 2 * count(*)
     FROM profiled GROUP BY dataset`,
  );
  return rows.every(([isDense]) => isDense === true);
}
