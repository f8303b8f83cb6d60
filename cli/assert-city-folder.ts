import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CausewayError } from '#schemas';

/**
 * Refuses a folder that holds no city: at once, before anything is loaded that could read one.
 * @throws CausewayError WRONG_USE
 */
export function assertCityFolder(directory: string): void {
  if (existsSync(join(directory, 'city.yaml'))) return;
  throw new CausewayError('WRONG_USE', {
    reason: `There is no city.yaml in ${resolve(directory)}; name a city's folder with --city.`,
  });
}
