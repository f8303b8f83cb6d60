import { setTimeout as sleep } from 'node:timers/promises';
import { glance } from '../../mesh/hub/keep-up.ts';
import type { IdentityKeeper } from '../../mesh/identity/index.ts';

/** These records were linked, and it was committed, at `at` in milliseconds of the epoch. */
export type OnLinked = (linked: readonly { dataset: string; key: string }[], at: number) => void;

/** Links whatever is due, as a hub does, until it is told to stop. */
export async function keepLinking(
  keeper: IdentityKeeper,
  signal: AbortSignal,
  onLinked: OnLinked,
): Promise<void> {
  while (!signal.aborted) {
    if (!(await keeper.canGoOn())) throw new Error('The state of the linkage is gone.');
    const linked = await keeper.linkDue();
    if (linked) onLinked(linked.references, performance.timeOrigin + performance.now());
    if ((linked?.waiting ?? 0) === 0) await sleep(glance);
  }
}
