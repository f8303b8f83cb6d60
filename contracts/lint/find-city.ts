import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The city's folder that a file lies in: the nearest one above it with a city.yaml. */
export function findCityOf(file: string): string | undefined {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'city.yaml'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
