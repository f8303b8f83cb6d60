import type { DuckDBConnection } from '@duckdb/node-api';
import { double, toWeightSql } from '../comparing/index.ts';
import { quote, readRows } from '../duck.ts';
import type { IdentityModel } from '../model/index.ts';

/** Signs by which an input is taken to hold nobody twice. */
export interface InputSigns {
  readonly dataset: string;
  /** Pairs within the input that weigh as much as half of the matches between inputs do. */
  readonly strongWithin: number;
  readonly strongBetween: number;
  /** Of the linked pairs within it whose records both have a match elsewhere: the share with different best matches. */
  readonly elsewhereApart: number;
  readonly isClean: boolean;
}

/** A file with duplicates has at least so many strong pairs within, of those that it has with others. */
const fewWithin = 0.02;
/** Records that merely resemble each other have matches of their own elsewhere. */
const mostlyApart = 0.6;

/**
 * Looks for inputs that hold nobody twice: hardly a pair within them weighs what matches between inputs weigh, or
 * records of theirs that resemble each other have each a better match of their own elsewhere.
 */
export async function findCleanInputs(
  connection: DuckDBConnection,
  model: IdentityModel,
  records: number,
): Promise<InputSigns[]> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE judged AS
     SELECT a, b, weight, l.dataset AS x, r.dataset AS y
     FROM (SELECT a, b, ${toWeightSql(model, records)} AS weight FROM levels) pair
     JOIN numbered l ON l.i = pair.a JOIN numbered r ON r.i = pair.b WHERE weight >= 0`,
  );
  const [[middle] = []] = await readRows(connection, 'SELECT median(weight) FROM judged WHERE x <> y');
  const datasets = await readRows(connection, 'SELECT DISTINCT dataset FROM numbered ORDER BY dataset');
  const signs: InputSigns[] = [];
  if (middle !== null && middle !== undefined)
    for (const [dataset] of datasets) signs.push(await judge(connection, String(dataset), Number(middle)));
  await connection.run('DROP TABLE judged');
  return signs;
}

async function judge(connection: DuckDBConnection, dataset: string, middle: number): Promise<InputSigns> {
  const name = quote(dataset);
  const strong = `weight >= ${double(middle)}`;
  const [[within = 0, between = 0] = []] = await readRows(
    connection,
    `SELECT count(*) FILTER (x = ${name} AND y = ${name} AND ${strong}),
       count(*) FILTER (x <> y AND (x = ${name} OR y = ${name}) AND ${strong}) FROM judged`,
  );
  const [[apart = 0, pairs = 0] = []] = await readRows(
    connection,
    `WITH best AS (
       SELECT i, arg_max(other, weight) AS other FROM (
         SELECT a AS i, b AS other, weight FROM judged WHERE x = ${name} AND y <> ${name}
         UNION ALL SELECT b, a, weight FROM judged WHERE y = ${name} AND x <> ${name}) GROUP BY i)
     SELECT count(*) FILTER (l.other <> r.other), count(*)
     FROM judged JOIN best l ON l.i = a JOIN best r ON r.i = b WHERE x = ${name} AND y = ${name}`,
  );
  const [strongWithin, strongBetween] = [Number(within), Number(between)];
  const elsewhereApart = Number(pairs) === 0 ? 0 : Number(apart) / Number(pairs);
  const isFew = strongWithin < fewWithin * strongBetween;
  return {
    dataset,
    strongWithin,
    strongBetween,
    elsewhereApart,
    isClean: isFew || (Number(pairs) >= 5 && elsewhereApart > mostlyApart),
  };
}
