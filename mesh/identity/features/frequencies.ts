import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { column, type Feature, type IdentityModel } from '../model/index.ts';

/**
 * How frequent values are, in the tables `frequency of <feature>` (value, records), for the features whose rarity
 * counts. Once taken, they are what every later score goes by, until somebody trains again: a record that comes does
 * not change the scores of others.
 */
export interface Frequencies {
  /** The records that were counted. */
  readonly records: number;
}

/** The features whose frequencies are looked at: those with a level that goes by rarity, and sets of words. */
export function toCountedFeatures(model: Pick<IdentityModel, 'features' | 'comparisons'>): Feature[] {
  const rare = model.comparisons.filter(({ levels }) => levels.some(({ termFrequency }) => termFrequency));
  const wanted = new Set(rare.map(({ feature }) => feature));
  return model.features.filter(({ name, split }) => split !== undefined || wanted.has(name));
}

export const frequencyTable = (feature: string) => column(`frequency of ${feature}`);

/** Counts the values in `raw`; a value that only one record has is not written down. */
export async function countFrequencies(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features' | 'comparisons'>,
): Promise<Frequencies> {
  for (const feature of toCountedFeatures(model)) {
    const value = column(feature.name);
    const each = feature.split
      ? `SELECT DISTINCT i, unnest(string_split(${value}, ' ')) AS value FROM raw`
      : `SELECT ${value} AS value FROM raw`;
    await connection.run(
      `CREATE TABLE ${frequencyTable(feature.name)} AS SELECT value, count(*)::INTEGER AS records
       FROM (${each}) WHERE value <> '' GROUP BY value HAVING records > 1`,
    );
  }
  const [records = 0] = await readNumbers(connection, 'SELECT count(*) FROM raw');
  return { records };
}
