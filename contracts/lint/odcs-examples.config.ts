import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the standard's own examples lie: in CAUSEWAY_DATA, or in the folder that the project's machines share. */
export function findOdcsExamples(environment = process.env): string | undefined {
  const data = environment.CAUSEWAY_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
  const folder = join(data, 'odcs', 'examples');
  return existsSync(folder) ? folder : undefined;
}
