import { setTimeout as sleep } from 'node:timers/promises';
import type { Hub } from '#mesh';
import type { DatasetId } from '#schemas';

/** How often it is looked whether anything is due, in milliseconds. */
const glance = 15_000;
/** How often a dataset is read whose source names no period, in seconds. */
const usualPeriod = 3600;

/** Reads each dataset again when its period is over, follows the streams, and works out what follows, until aborted. */
export async function keepFresh(hub: Hub, signal: AbortSignal): Promise<void> {
  const following = hub.follow(signal);
  while (!signal.aborted) {
    await sleep(glance, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    // Also what streams have changed becomes due, so this is not left out when nothing is to be read.
    await hub.refresh({ datasets: await findDue(hub), signal });
  }
  await following;
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
