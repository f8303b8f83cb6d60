import { INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import type { DisjointSets, PairColumns } from './clustering/index.ts';
import { ColumnAppender, chunkRows } from './duck.ts';

/** Within sets of up to so many records that links connect, all pairs are compared; above it only the candidates. */
export const completeUpTo = 200;

/**
 * Writes the sets of records that links connect into the table `components` (i, component), from three records on and
 * where not every pair is among the given ones: in most sets it is.
 */
export async function writeComponents(
  connection: DuckDBConnection,
  sets: DisjointSets,
  edges: PairColumns,
): Promise<void> {
  await connection.run('CREATE OR REPLACE TABLE components (i INTEGER, component INTEGER)');
  const appender = await ColumnAppender.open(connection, 'components', [INTEGER, INTEGER]);
  const given = countWithin(sets, edges);
  let [written, components]: [number[], number[]] = [[], []];
  for (let record = 0; record < sets.length; record += 1) {
    const size = sets.sizeOf(record);
    if (size < 3 || size > completeUpTo) continue;
    const component = sets.find(record);
    if (given[component] === (size * (size - 1)) / 2) continue;
    components.push(component);
    if (written.push(record) < chunkRows) continue;
    appender.append([written, components]);
    [written, components] = [[], []];
  }
  appender.append([written, components]);
  appender.close();
}

/** By the sets' roots: how many of the pairs lie within each. */
function countWithin(sets: DisjointSets, { a, b, length }: PairColumns): Int32Array {
  const given = new Int32Array(sets.length);
  for (let pair = 0; pair < length; pair += 1) {
    const root = sets.find(a[pair] ?? 0);
    if (root === sets.find(b[pair] ?? 0)) given[root] = (given[root] ?? 0) + 1;
  }
  return given;
}
