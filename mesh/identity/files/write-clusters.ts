import { INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import { chunkRows, ColumnAppender, quote } from '../duck.ts';

/**
 * Writes a line per record, in the order of the files and their rows: `cluster,input,row,id`. A cluster is called by
 * the number of its first record.
 */
export async function writeClusters(
  connection: DuckDBConnection,
  clusterOf: Int32Array,
  file: string,
): Promise<void> {
  await connection.run('CREATE TABLE assigned (i INTEGER, cluster INTEGER)');
  const appender = await ColumnAppender.open(connection, 'assigned', [INTEGER, INTEGER]);
  for (let from = 0; from < clusterOf.length; from += chunkRows) {
    const clusters = Array.from(clusterOf.subarray(from, from + chunkRows), (cluster) => cluster + 1);
    appender.append([clusters.map((_cluster, row) => from + row), clusters]);
  }
  appender.close();
  await connection.run(
    `COPY (SELECT cluster, input, "row", id FROM assigned JOIN labels USING (i) ORDER BY i)
     TO ${quote(file)} (FORMAT csv, HEADER true, USE_TMP_FILE false)`,
  );
}
