import { startEmbeddedPostgres } from '#mesh';
import type { CliConfig } from './causeway.config.ts';
import { CityHome, isHub } from './city-home.ts';
import type { RunningState } from './city-home.ts';

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
