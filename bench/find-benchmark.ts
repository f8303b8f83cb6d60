import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
/** The older scripts' names for folders. */
const otherNames: Readonly<Record<string, string>> = { query: 'unified-query' };

/** The measurements that can be started by their name. */
export function listBenchmarks(): string[] {
  return readdirSync(folder).filter((name) => existsSync(`${folder}${name}/main.ts`));
}

/** The program of a measurement; undefined for a name that none has. */
export function findBenchmark(name: string): URL | undefined {
  const found = otherNames[name] ?? name;
  return listBenchmarks().includes(found) ? new URL(`${found}/main.ts`, import.meta.url) : undefined;
}
