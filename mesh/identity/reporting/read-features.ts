import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { column, type IdentityModel } from '../model/index.ts';
import type { ReportedFeature } from '../report/index.ts';

/** How many records lack each feature, and how many different values it has. */
export async function readFeatures(
  connection: DuckDBConnection,
  { features }: Pick<IdentityModel, 'features'>,
  whys: ReadonlyMap<string, string> = new Map(),
): Promise<ReportedFeature[]> {
  const reported: ReportedFeature[] = [];
  for (const { name, from, normalise } of features) {
    const { missing, distinct } = await countValues(connection, name);
    const why = whys.get(name);
    reported.push({
      ...{ name, normalise, from: from.map((attribute) => attribute.name) },
      ...{ missing, distinct, ...(why !== undefined && { why }) },
    });
  }
  return reported;
}

/** One feature at a time: their different values are all that is held meanwhile. */
async function countValues(connection: DuckDBConnection, name: string) {
  const value = `nullif(${column(name)}, '')`;
  const [records = 0, held = 0, distinct = 0] = await readNumbers(
    connection,
    `SELECT count(*), count(${value}), count(DISTINCT ${value}) FROM raw`,
  );
  return { missing: records === 0 ? 0 : 1 - held / records, distinct };
}
