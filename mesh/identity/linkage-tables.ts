import { DuckDBDataChunk, INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import { column, validColumn, type IdentityModel } from './model/index.ts';

const chunkRows = 2048;

/** For each conflict feature the valid value of every record, null where it has none. */
export async function readIdentifiers(
  connection: DuckDBConnection,
  model: IdentityModel,
  records: number,
): Promise<(string | null)[][]> {
  const read = async (feature: string) => {
    const values = new Array<string | null>(records).fill(null);
    const sql = `SELECT i, ${column(feature)} FROM features WHERE ${validColumn(feature)}`;
    const result = await connection.stream(sql);
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      const [record, value] = [chunk.getColumnValues(0) as number[], chunk.getColumnValues(1) as string[]];
      record.forEach((i, row) => (values[i] = value[row] ?? null));
    }
    return values;
  };
  return Promise.all(model.guards.conflict.map(read));
}

/** Writes which connected component each record belongs to into the table `components`. */
export async function writeComponents(
  connection: DuckDBConnection,
  records: number,
  componentOf: (record: number) => number,
): Promise<void> {
  await connection.run('CREATE TABLE components (i INTEGER, component INTEGER)');
  const appender = await connection.createAppender('components');
  for (let from = 0; from < records; from += chunkRows) {
    const rows = Array.from({ length: Math.min(chunkRows, records - from) }, (_, row) => from + row);
    const chunk = DuckDBDataChunk.create([INTEGER, INTEGER], rows.length);
    chunk.setColumns([rows, rows.map(componentOf)]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
