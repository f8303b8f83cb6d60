import { setTimeout as sleep } from 'node:timers/promises';

/** Comes back once it is so; fails after 45 s, which no machine is too busy for and a test has left to say so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 45_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It never came to be so.');
    await sleep(20);
  }
}
