import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where real data sets lie: CAUSEWAY_DATA, or the folder that the project's machines share. */
const realData = process.env.CAUSEWAY_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');

/** A data set's folder; undefined where it is not on this machine. */
export function findRealData(name: string): string | undefined {
  const folder = join(realData, name);
  return existsSync(folder) ? folder : undefined;
}
