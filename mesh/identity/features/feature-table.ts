import type { DuckDBConnection } from '@duckdb/node-api';
import {
  column,
  countColumn,
  toRarity,
  totalColumn,
  toWordCode,
  validColumn,
  type Feature,
  type IdentityModel,
} from '../model/index.ts';
import { frequencyTable, toCountedFeatures, type Frequencies } from './frequencies.ts';

/**
 * Turns the table `raw` into `features`: values, how many records have each where its rarity counts, and for sets
 * their words as numbers with each word's rarity and the set's summed rarity.
 */
export async function buildFeatureTable(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features' | 'comparisons'>,
  frequencies: Frequencies,
): Promise<void> {
  const counted = new Set(toCountedFeatures(model).map(({ name }) => name));
  const sets = model.features.filter(({ split }) => split !== undefined);
  for (const feature of sets) await connection.run(toWordTable(feature, frequencies));
  const picked = model.features.flatMap((feature) => {
    if (feature.split) return pickSet(feature);
    return counted.has(feature.name) ? pickCounted(feature) : pickValue(feature);
  });
  const joins = model.features.flatMap((feature) => {
    if (feature.split) return [joinSet(feature)];
    return counted.has(feature.name) ? [joinCount(feature)] : [];
  });
  await connection.run(
    `CREATE TABLE features AS SELECT raw.i, ${picked.join(', ')} FROM raw ${joins.join(' ')}`,
  );
  for (const feature of sets) await connection.run(`DROP TABLE ${wordTable(feature)}`);
}

const wordTable = ({ name }: Feature) => column(`words of ${name}`);
const joined = ({ name }: Feature) => column(`join ${name}`);

const pickValue = ({ name }: Feature) => [`raw.${column(name)}`, `raw.${validColumn(name)}`];

const pickCounted = (feature: Feature) => [
  ...pickValue(feature),
  `coalesce(${joined(feature)}.records, 1) AS ${countColumn(feature.name)}`,
];

const joinCount = (feature: Feature) =>
  `LEFT JOIN ${frequencyTable(feature.name)} AS ${joined(feature)} ON ${joined(feature)}.value = raw.${column(feature.name)}`;

/**
 * A word becomes one number, a hash and its rarity in steps: sets of numbers compare fast, and the same word is the
 * same number in every linkage that goes by the same frequencies.
 */
function toWordTable(feature: Feature, { records }: Frequencies): string {
  const share = `coalesce(frequency.records, 1) / ${Math.max(records, 1)}`;
  return `CREATE TABLE ${wordTable(feature)} AS
    WITH word AS (SELECT DISTINCT i, unnest(string_split(${column(feature.name)}, ' ')) AS word FROM raw),
      coded AS (SELECT i, ${toWordCode('word', share)} AS code
        FROM word LEFT JOIN ${frequencyTable(feature.name)} AS frequency ON frequency.value = word WHERE word <> '')
    SELECT i, list(code ORDER BY code) AS words, sum(${toRarity('code')}) AS total FROM coded GROUP BY i`;
}

const pickSet = (feature: Feature) => [
  `${joined(feature)}.words AS ${column(feature.name)}`,
  `${joined(feature)}.total AS ${totalColumn(feature.name)}`,
  `raw.${validColumn(feature.name)}`,
];

const joinSet = (feature: Feature) =>
  `LEFT JOIN ${wordTable(feature)} AS ${joined(feature)} ON ${joined(feature)}.i = raw.i`;
