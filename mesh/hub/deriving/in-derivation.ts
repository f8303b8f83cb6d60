import type { Store } from '../../store/index.ts';

/** The key of PostgreSQL's advisory lock: of several hub processes one at a time works out whole types. */
const derivationLock = "hashtext('causeway derivation')";

/** Runs `work` once nobody else derives, in whatever process. */
export async function inDerivation<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const runner = store.database.createQueryRunner();
  await runner.connect();
  try {
    await runner.query(`SELECT pg_advisory_lock(${derivationLock})`);
    return await work();
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(${derivationLock})`).catch(() => undefined);
    await runner.release();
  }
}
