import { setTimeout as sleep } from 'node:timers/promises';
import type { Hub } from '#mesh';
import type { DatasetId } from '#schemas';
import type { ServedCity } from './served-city.ts';

/** How often it is looked whether anything is due, in milliseconds. */
const glance = 15_000;
/** How often it is looked whether so much has changed that whole types must be linked anew, in milliseconds. */
const streamPeriod = 60_000;
/** How often a dataset is read whose source names no period, in seconds. */
const usualPeriod = 3600;

/**
 * Reads each dataset again when its period is over, follows the streams, works out what follows, links what they and
 * pushes bring as it comes, and lets announced versions of contracts begin and unread ones end, until aborted.
 */
export async function keepFresh(served: ServedCity, signal: AbortSignal): Promise<void> {
  const { hub, publisher } = served;
  const note = (error: unknown) => signal.aborted || console.error(error);
  const following = Promise.all([hub.follow(signal), hub.keepUp(signal, note)]);
  for (let lastDerived = 0; !signal.aborted; await waitForWork(served, signal)) {
    await publisher.activateDue().catch(note);
    const datasets = [...new Set([...served.takeChanged(), ...(await findDue(hub))])];
    if (datasets.length === 0 && Date.now() - lastDerived < streamPeriod) continue;
    // One failure of the hub's own must not end the refreshing for good; the next glance tries again.
    await hub.refresh({ datasets, signal }).catch(note);
    lastDerived = Date.now();
  }
  await following;
}

async function waitForWork(served: ServedCity, signal: AbortSignal): Promise<void> {
  const timer = new AbortController();
  const glances = sleep(glance, undefined, { signal: AbortSignal.any([signal, timer.signal]) });
  await Promise.race([glances.catch(() => undefined), served.waitForChange()]);
  timer.abort();
}

/** Datasets whose last try, good or bad, is longer ago than their source's period. */
async function findDue(hub: Hub): Promise<DatasetId[]> {
  const lastRuns = await hub.store.datasets.lastRuns();
  const now = Date.now();
  return hub.city.sources.flatMap((source) =>
    [...source.datasets.keys()].filter((dataset) => {
      const startedAt = lastRuns.get(dataset)?.startedAt.getTime() ?? 0;
      return now - startedAt >= (source.refreshSeconds ?? usualPeriod) * 1000;
    }),
  );
}
