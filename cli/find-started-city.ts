import { resolve } from 'node:path';
import { CausewayError } from '#schemas';
import { assertCityFolder } from './assert-city-folder.ts';
import type { CliConfig } from './causeway.config.ts';
import { CityHome, findLastStarted } from './city-home.ts';
import type { RunningState } from './city-home.ts';

/**
 * The city of the folder, or without one the city that was started last.
 * @throws InvalidCity for a faulty city.yaml
 * @throws CausewayError WRONG_USE when it has never been started here
 */
export async function findStartedCity(
  directory: string | undefined,
  config: CliConfig,
): Promise<RunningState> {
  const state = directory
    ? new CityHome(config.home, await readName(resolve(directory))).findState()
    : findLastStarted(config.home);
  if (state) return state;
  const reason = 'No city has been started here yet; run "causeway start" first, and this command beside it.';
  throw new CausewayError('WRONG_USE', { reason });
}

async function readName(directory: string): Promise<string> {
  assertCityFolder(directory);
  const { readCityHead } = await import('./read-whole-city.ts');
  return readCityHead(directory).name;
}
