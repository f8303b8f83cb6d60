import { INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import type { DisjointSets } from './clustering/index.ts';
import { ColumnAppender, chunkRows } from './duck.ts';

/** Within sets of up to so many records that links connect, all pairs are compared; above it only the candidates. */
export const completeUpTo = 200;

/** Writes the sets of records that links connect, from three records on, into the table `components` (i, component). */
export async function writeComponents(
  connection: DuckDBConnection,
  sets: DisjointSets,
  records: number,
): Promise<void> {
  await connection.run('CREATE OR REPLACE TABLE components (i INTEGER, component INTEGER)');
  const appender = await ColumnAppender.open(connection, 'components', [INTEGER, INTEGER]);
  let [written, components]: [number[], number[]] = [[], []];
  for (let record = 0; record < records; record += 1) {
    const size = sets.sizeOf(record);
    if (size < 3 || size > completeUpTo) continue;
    components.push(sets.find(record));
    if (written.push(record) < chunkRows) continue;
    appender.append([written, components]);
    [written, components] = [[], []];
  }
  appender.append([written, components]);
  appender.close();
}
