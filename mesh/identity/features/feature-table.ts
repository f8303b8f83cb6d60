import type { DuckDBConnection } from '@duckdb/node-api';
import {
  column,
  shareColumn,
  totalColumn,
  validColumn,
  type Feature,
  type IdentityModel,
} from '../model/index.ts';

/**
 * Turns the table `raw` into `features`: values, the share of records that have each value (term frequency), and for
 * sets their words with each word's share and the set's summed rarity.
 */
export async function buildFeatureTable(connection: DuckDBConnection, model: IdentityModel): Promise<void> {
  for (const feature of model.features)
    await connection.run(feature.split ? toWordTable(feature) : toShareTable(feature));
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

function toShareTable({ name, ...feature }: Feature): string {
  const value = column(name);
  return `CREATE TABLE ${table({ name, ...feature })} AS
    SELECT ${value} AS value, (count(*) / ${recordCount})::DOUBLE AS share FROM raw WHERE ${value} IS NOT NULL GROUP BY ALL`;
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

function toWordTable(feature: Feature): string {
  return `CREATE TABLE ${table(feature)} AS
    WITH word AS (SELECT DISTINCT i, unnest(string_split(${column(feature.name)}, ' ')) AS word FROM raw),
      share AS (SELECT word, (count(*) / ${recordCount})::DOUBLE AS share FROM word GROUP BY word)
    SELECT i, list({'word': word, 'share': share} ORDER BY share, word) AS words, sum(-log2(share)) AS total, min(share) AS share
    FROM word JOIN share USING (word) WHERE word <> '' GROUP BY i`;
}

function pickSet({ name }: Feature): string[] {
  const alias = column(`join ${name}`);
  return [
    `${alias}.words AS ${column(name)}`,
    `${alias}.total AS ${totalColumn(name)}`,
    `${alias}.share AS ${shareColumn(name)}`,
    `raw.${validColumn(name)}`,
  ];
}

function joinSet(feature: Feature): string {
  const alias = column(`join ${feature.name}`);
  return `LEFT JOIN ${table(feature)} AS ${alias} ON ${alias}.i = raw.i`;
}
