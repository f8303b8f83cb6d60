import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { StateTable } from '../store/index.ts';
import { allKeys, hotKeys } from './blocking/index.ts';
import { quote } from './duck.ts';
import { frequencyTable, toCountedFeatures } from './features/index.ts';
import { column, validColumn, type IdentityModel } from './model/index.ts';

/** Writes what incremental linkage goes on from as CSV files into a folder; record i has the number i. */
export async function exportState(
  connection: DuckDBConnection,
  model: IdentityModel,
  folder: string,
): Promise<Record<StateTable, string>> {
  const features = model.features.map(
    ({ name }) => `json_array(raw.${column(name)}, coalesce(raw.${validColumn(name)}, false))`,
  );
  const queries: Record<StateTable, string> = {
    record: `SELECT i, dataset, key, role, json_array(${features.join(', ')}) FROM numbered JOIN raw USING (i)`,
    key: `SELECT DISTINCT key, i FROM ${allKeys} ORDER BY key, i`,
    hot: `SELECT DISTINCT key, rule, depth FROM ${hotKeys}`,
    edge: 'SELECT a, b, weight FROM edges ORDER BY a, b',
  };
  const files = {} as Record<StateTable, string>;
  for (const [table, query] of Object.entries(queries) as [StateTable, string][]) {
    files[table] = join(folder, `${table}.csv`);
    await exportQuery(connection, query, files[table]);
  }
  return files;
}

/** Writes how frequent values are as a CSV file of feature, value, records. */
export async function exportFrequencies(
  connection: DuckDBConnection,
  model: IdentityModel,
  file: string,
): Promise<void> {
  const each = toCountedFeatures(model).map(
    ({ name }) => `SELECT ${quote(name)} AS feature, value, records FROM ${frequencyTable(name)}`,
  );
  await exportQuery(connection, each.join(' UNION ALL ') || `SELECT '', '', 0 WHERE false`, file);
}

/** As PostgreSQL's COPY reads it: nothing is nobody's value, an empty text is quoted. */
async function exportQuery(connection: DuckDBConnection, query: string, file: string): Promise<void> {
  await connection.run(`COPY (${query}) TO ${quote(file)} (FORMAT csv, HEADER false, FORCE_QUOTE *)`);
}
