import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchCache } from '../bench.config.ts';
import { writePersonFile } from './generate/index.ts';

const generator = fileURLToPath(new URL('generate/', import.meta.url));

/** The person file of so many records: made where it is not kept yet from this very generator. */
export function getPersonFile(records: number, seed = 1): string {
  mkdirSync(benchCache, { recursive: true });
  const file = join(benchCache, `persons-${records}-${seed}-${hashGenerator()}.csv`);
  if (existsSync(file)) return file;
  console.error(
    `Making ${records.toLocaleString('en')} records of persons; they are kept for the next time.`,
  );
  writePersonFile({ file, records, seed });
  return file;
}

function hashGenerator(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(generator).filter((name) => !name.endsWith('.spec.ts')))
    hash.update(readFileSync(join(generator, name)));
  return hash.digest('hex').slice(0, 12);
}
