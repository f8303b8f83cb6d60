import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The kinds of legacy system that a city's sources name, each once. */
export function readProtocolKinds(city: string): string[] {
  const kinds = globSync('sources/*/*.yaml', { cwd: city }).map(
    (file) => (parse(readFileSync(join(city, file), 'utf8')) as { kind: string }).kind,
  );
  return [...new Set(kinds)].sort();
}
