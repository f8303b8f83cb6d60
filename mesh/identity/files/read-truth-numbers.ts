import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumberColumns } from '../duck.ts';

/** Each record's entity as a number from 1 on, 0 where the truth says nothing. */
export async function readTruthNumbers(connection: DuckDBConnection, records: number): Promise<Int32Array> {
  const truth = new Int32Array(records);
  const sql = `SELECT i, dense_rank() OVER (ORDER BY truth)::INTEGER FROM labels WHERE truth IS NOT NULL`;
  const [i, entity] = await readNumberColumns(connection, sql, [Int32Array, Int32Array]);
  i.forEach((record, row) => (truth[record] = entity[row] ?? 0));
  return truth;
}
