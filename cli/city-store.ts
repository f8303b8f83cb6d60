import { resolve } from 'node:path';
import { startEmbeddedPostgres } from '#mesh';
import { CausewayError } from '#schemas';
import type { CliConfig } from './causeway.config.ts';
import { CityHome, findLastStarted, isHub } from './city-home.ts';
import type { RunningState } from './city-home.ts';
import { readCityHead } from './read-whole-city.ts';

/**
 * The city of the folder, or without one the city that was started last.
 * @throws CausewayError WRONG_USE when it has never been started here
 */
export function findStartedCity(directory: string | undefined, config: CliConfig): RunningState {
  const state = directory
    ? new CityHome(config.home, readCityHead(resolve(directory)).name).findState()
    : findLastStarted(config.home);
  if (state) return state;
  const reason = 'No city has been started here yet; run "causeway start" first, and this command beside it.';
  throw new CausewayError('WRONG_USE', { reason });
}

/** Works on the running hub's store; of a hub that has ended, the store is started for the time. */
export async function withCityStore<T>(
  state: RunningState,
  config: CliConfig,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  if (isHub(state.pid) || config.databaseUrl) return work(state.databaseUrl);
  const cluster = await startEmbeddedPostgres({ directory: new CityHome(config.home, state.city).postgres });
  try {
    return await work(cluster.url);
  } finally {
    await cluster.stop();
  }
}
