import type { DuckDBConnection } from '@duckdb/node-api';
import { double, toWeightSql } from '../comparing/index.ts';
import { quote, readNumbers, readRows } from '../duck.ts';
import type { IdentityModel } from '../model/index.ts';

/** Signs by which an input is taken to hold nobody twice. */
export interface InputSigns {
  readonly dataset: string;
  /** Pairs within the input that weigh as much as half of the matches between inputs do. */
  readonly strongWithin: number;
  readonly strongBetween: number;
  /** Of the strong pairs within it whose records both have a match elsewhere: those with the same best match there. */
  readonly duplicates: number;
  /** Of the linked pairs within it whose records both have a match elsewhere: the share with different best matches. */
  readonly elsewhereApart: number;
  readonly isClean: boolean;
}

/** A file with duplicates has at least so many strong pairs within, of those that it has with others. */
const fewWithin = 0.02;
/** Records that merely resemble each other have matches of their own elsewhere. */
const mostlyApart = 0.6;
/** Of duplicates hardly any two have different best matches elsewhere. */
const hardlyApart = 0.25;
/** One pair may be a mishap. */
const fewDuplicates = 2;

/**
 * Looks for inputs that hold nobody twice: hardly a pair within them weighs what matches between inputs weigh, or
 * records of theirs that resemble each other have each a better match of their own elsewhere. Few duplicates are
 * duplicates all the same: an input is none of these where pairs that weigh as much as matches have the same best matches.
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
  const [strongWithin, strongBetween] = [Number(within), Number(between)];
  const { pairs, apart, strongPairs, strongApart } = await countApart(connection, name, strong);
  const duplicates = strongPairs - strongApart;
  const elsewhereApart = pairs === 0 ? 0 : apart / pairs;
  const hasDuplicates = duplicates >= fewDuplicates && strongApart <= hardlyApart * strongPairs;
  const isFew = strongWithin < fewWithin * strongBetween;
  const isClean = !hasDuplicates && (isFew || (pairs >= 5 && elsewhereApart > mostlyApart));
  return { dataset, strongWithin, strongBetween, duplicates, elsewhereApart, isClean };
}

/**
 * Pairs within an input whose records both have a match in one other input or more, and those that have different best
 * ones in most of them.
 */
async function countApart(connection: DuckDBConnection, name: string, strong: string) {
  const [pairs = 0, apart = 0, strongPairs = 0, strongApart = 0] = await readNumbers(
    connection,
    `WITH best AS (
       SELECT i, other_dataset, max({ weight: weight, other: -other }).other AS other FROM (
         SELECT a AS i, b AS other, weight, y AS other_dataset FROM judged WHERE x = ${name} AND y <> ${name}
         UNION ALL SELECT b, a, weight, x FROM judged WHERE y = ${name} AND x <> ${name}) GROUP BY i, other_dataset),
     pair AS (
       SELECT a, b, any_value(${strong}) AS is_strong, avg((l.other <> r.other)::INTEGER) > 0.5 AS is_apart
       FROM judged JOIN best l ON l.i = a JOIN best r ON r.i = b AND r.other_dataset = l.other_dataset
       WHERE x = ${name} AND y = ${name} GROUP BY a, b)
     SELECT count(*), count(*) FILTER (is_apart), count(*) FILTER (is_strong), count(*) FILTER (is_strong AND is_apart)
     FROM pair`,
  );
  return { pairs, apart, strongPairs, strongApart };
}
