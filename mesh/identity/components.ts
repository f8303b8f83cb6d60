import { INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import { countRecords, countWithin, type PairColumns } from './clustering/index.ts';
import { ColumnAppender, chunkRows } from './duck.ts';

/** Within sets of up to so many records that links connect, all pairs are compared; above it only the candidates. */
export const completeUpTo = 200;

/**
 * Writes the sets of records that links connect into the table `components` (i, component), from three records on and
 * where not every pair is among the given ones: in most sets it is.
 */
export async function writeComponents(
  connection: DuckDBConnection,
  components: Int32Array,
  edges: PairColumns,
): Promise<void> {
  await connection.run('CREATE OR REPLACE TABLE components (i INTEGER, component INTEGER)');
  const appender = await ColumnAppender.open(connection, 'components', [INTEGER, INTEGER]);
  const [sizes, given] = [countRecords(components), countWithin(edges, components)];
  let [records, roots]: [number[], number[]] = [[], []];
  for (const [record, root] of components.entries()) {
    const size = sizes[root] ?? 0;
    if (size < 3 || size > completeUpTo || given[root] === (size * (size - 1)) / 2) continue;
    roots.push(root);
    if (records.push(record) < chunkRows) continue;
    appender.append([records, roots]);
    [records, roots] = [[], []];
  }
  appender.append([records, roots]);
  appender.close();
}
