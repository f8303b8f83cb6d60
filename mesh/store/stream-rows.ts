import type { PoolClient } from 'pg';
import QueryStream from 'pg-query-stream';
import type { DataSource } from 'typeorm';

/** Reads a long result through a cursor, in batches, so that memory does not grow with the table. */
export async function* streamRows<T>(
  database: DataSource,
  query: { readonly text: string; readonly values: unknown[] },
  batchSize: number,
): AsyncGenerator<T[]> {
  const runner = database.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  const stream = client.query(new QueryStream(query.text, query.values, { batchSize }));
  try {
    let batch: T[] = [];
    for await (const row of stream) {
      batch.push(row as T);
      if (batch.length >= batchSize) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  } finally {
    stream.destroy();
    await runner.release();
  }
}
