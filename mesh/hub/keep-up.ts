import { setTimeout as sleep } from 'node:timers/promises';
import type { Deriver } from './deriving/index.ts';

/** Milliseconds between two looks: one small statement each, and short enough for a record to be linked in a second. */
export const glance = 100;
/** Milliseconds until the next look after something went wrong. */
const pause = 2_000;

/** Looks again and again whether anything is due, and does it; whatever goes wrong is tried again. */
export async function keepUp(
  deriver: Pick<Deriver, 'prepare' | 'catchUp'>,
  signal: AbortSignal,
  onError: (error: unknown) => void = console.error,
): Promise<void> {
  const wait = (time: number) => sleep(time, undefined, { signal }).catch(() => undefined);
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      return glance;
    } catch (error) {
      if (!signal.aborted) onError(error);
      return pause;
    }
  };
  await attempt(() => deriver.prepare());
  while (!signal.aborted) await wait(await attempt(() => deriver.catchUp()));
}
