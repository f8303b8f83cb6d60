import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { column, type IdentityModel } from '../model/index.ts';
import type { ReportedFeature } from '../report/index.ts';

/** How many records lack each feature, and how many different values it has. */
export async function readFeatures(
  connection: DuckDBConnection,
  { features }: Pick<IdentityModel, 'features'>,
  whys: Readonly<Record<string, string>> = {},
): Promise<ReportedFeature[]> {
  const counts = features.flatMap(({ name }) => {
    const value = `nullif(${column(name)}, '')`;
    return [`count(${value})::DOUBLE`, `count(DISTINCT ${value})::DOUBLE`];
  });
  const [records = 0, ...found] = await readNumbers(
    connection,
    `SELECT count(*), ${counts.join(', ')} FROM raw`,
  );
  return features.map(({ name, from, normalise }, index) => ({
    ...{ name, normalise, from: from.map((attribute) => attribute.name) },
    missing: records === 0 ? 0 : 1 - (found[2 * index] ?? 0) / records,
    distinct: found[2 * index + 1] ?? 0,
    ...(whys[name] !== undefined && { why: whys[name] }),
  }));
}
