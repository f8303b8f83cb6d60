import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../duck.ts';

/** Each record's entity as a number from 1 on, 0 where the truth says nothing. */
export async function readTruthNumbers(connection: DuckDBConnection, records: number): Promise<Int32Array> {
  const truth = new Int32Array(records);
  const sql = `SELECT i, dense_rank() OVER (ORDER BY truth)::INTEGER FROM labels WHERE truth IS NOT NULL`;
  for await (const [i = [], entity = []] of readColumns(connection, sql))
    i.forEach((record, row) => (truth[Number(record)] = Number(entity[row])));
  return truth;
}
