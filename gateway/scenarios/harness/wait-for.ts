import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for what is to be seen within a moment; on a busy machine a moment may be long.
 * @throws Error after 45 seconds
 */
export async function waitFor<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 900; tries++, await sleep(50)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Error('It did not come within 45 seconds.');
}
