import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions, toTable } from '../figures/index.ts';
import { repository } from '../hub/index.ts';
import { toSelfTimes } from './to-self-times.ts';
import type { CpuProfile } from './to-self-times.ts';

/** Where a program's time went: the functions of a .cpuprofile by the time spent in themselves. */
const { positionals } = readOptions({
  command: 'npm run bench profile',
  measures: 'The functions of a CPU profile by the time spent in themselves: the first 25, or HOW-MANY.',
  options: {},
  operands: 'FILE.cpuprofile [HOW-MANY]',
});
const [file, top = '25'] = positionals;
if (file === undefined) {
  console.error('Name a .cpuprofile, as bench:query -- --profile DIR writes one.');
  process.exit(2);
}
const times = toSelfTimes(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile);
const rows = times
  .slice(0, Number(top))
  .map(({ name, url, line, share }) => [
    `${name} ${toPlace(url)}${line > 0 ? `:${line}` : ''}`,
    `${(share * 100).toFixed(1)} %`,
  ]);
console.log(toTable([['function', 'of the busy time'], ...rows]));

function toPlace(url: string): string {
  return url.startsWith('file:') ? relative(repository, fileURLToPath(url)) : url;
}
