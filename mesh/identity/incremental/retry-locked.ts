import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two tries, and how many there are: a large delivery may hold its records for a while. */
const pause = 250;
const tries = 60;

/** PostgreSQL's lock_not_available, deadlock_detected and serialization_failure. */
const locked = new Set(['55P03', '40P01', '40001']);

/** Tries again while somebody else holds what `work` needs. */
export async function retryLocked<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried >= tries || !isLocked(error)) throw error;
      await sleep(pause);
    }
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && locked.has(String(error.code));
}
