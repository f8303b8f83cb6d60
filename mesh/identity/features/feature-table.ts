import type { DuckDBConnection } from '@duckdb/node-api';
import {
  column,
  shareColumn,
  toRarity,
  totalColumn,
  toWordCode,
  validColumn,
  type Feature,
  type IdentityModel,
  type Prior,
} from '../model/index.ts';

/**
 * Turns the table `raw` into `features`: values, the share of records that have each value (term frequency), and for
 * sets their words with each word's share and the set's summed rarity.
 */
export async function buildFeatureTable(connection: DuckDBConnection, model: IdentityModel): Promise<void> {
  for (const feature of model.features)
    await connection.run(feature.split ? toWordTable(feature) : toShareTable(feature, model.prior));
  const picked = model.features.flatMap((feature) => (feature.split ? pickSet(feature) : pickValue(feature)));
  const joined = model.features.map((feature) => (feature.split ? joinSet(feature) : joinValue(feature)));
  await connection.run(
    `CREATE TABLE features AS SELECT raw.i, ${picked.join(', ')} FROM raw ${joined.join(' ')} ORDER BY raw.i`,
  );
  for (const feature of model.features) await connection.run(`DROP TABLE ${table(feature)}`);
  await connection.run('DROP TABLE raw');
}

const table = (feature: Feature) => column(`values of ${feature.name}`);
const recordCount = '(SELECT count(*) FROM raw)';

/**
 * The share of other entities' records that have the value: how often an entity's own records repeat its value says
 * nothing of how frequent the value is, so the expected number of them is taken off.
 */
function toShareTable(feature: Feature, prior: Prior): string {
  const value = column(feature.name);
  const others = `greatest(count(*) - ${prior.matchesPerRecord + 1}, 0.5)`;
  return `CREATE TABLE ${table(feature)} AS
    SELECT ${value} AS value, (${others} / ${recordCount})::DOUBLE AS share FROM raw WHERE ${value} IS NOT NULL GROUP BY ALL`;
}

function pickValue({ name }: Feature): string[] {
  return [
    `raw.${column(name)}`,
    `raw.${validColumn(name)}`,
    `${column(`join ${name}`)}.share AS ${shareColumn(name)}`,
  ];
}

function joinValue(feature: Feature): string {
  const alias = column(`join ${feature.name}`);
  return `LEFT JOIN ${table(feature)} AS ${alias} ON ${alias}.value = raw.${column(feature.name)}`;
}

/** A word becomes one number, its place in the list of words and its rarity in steps: sets of numbers compare fast. */
function toWordTable(feature: Feature): string {
  return `CREATE TABLE ${table(feature)} AS
    WITH word AS (SELECT DISTINCT i, unnest(string_split(${column(feature.name)}, ' ')) AS word FROM raw),
      share AS (SELECT word, count(*) / ${recordCount} AS share FROM word WHERE word <> '' GROUP BY word),
      coded AS (SELECT word, ${toWordCode('row_number() OVER ()', 'share')} AS code FROM share)
    SELECT i, list(code ORDER BY code) AS words, sum(${toRarity('code')}) AS total
    FROM word JOIN coded USING (word) GROUP BY i`;
}

function pickSet({ name }: Feature): string[] {
  const alias = column(`join ${name}`);
  return [
    `${alias}.words AS ${column(name)}`,
    `${alias}.total AS ${totalColumn(name)}`,
    `raw.${validColumn(name)}`,
  ];
}

function joinSet(feature: Feature): string {
  const alias = column(`join ${feature.name}`);
  return `LEFT JOIN ${table(feature)} AS ${alias} ON ${alias}.i = raw.i`;
}
