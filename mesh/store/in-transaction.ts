import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** Runs `work` on one connection, all or nothing. Bulk work needs the driver's own client, for COPY. */
export async function inTransaction<T>(
  database: DataSource,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const runner = database.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  try {
    await runner.startTransaction();
    const result = await work(client);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}
