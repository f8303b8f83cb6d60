import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchCache } from '../bench.config.ts';
import { runMeasured, toLastSentence } from '../measured-process/index.ts';

/** An installed Splink, or the sentence that says why there is none. */
export type Splink = { readonly python: string } | { readonly missing: string };

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
const minutesToInstall = 15;

/** Makes the virtual environment, unless it is there already for these very requirements. */
export async function prepareSplink(folder = benchCache, python = 'python3'): Promise<Splink> {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const environment = join(folder, `splink-${hash}`);
  const installed = { python: join(environment, 'bin', 'python') };
  // Written last: an installation that was cut off begins anew.
  const mark = join(environment, 'complete');
  if (existsSync(mark)) return installed;
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const steps: readonly (readonly [command: string, ...args: string[]])[] = [
    [python, '-m', 'venv', environment],
    [installed.python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements],
    [installed.python, '-c', 'import splink'],
  ];
  for (const [command, ...args] of steps) {
    const { outcome, lastWords } = await runMeasured({ command, args, minutes: minutesToInstall });
    if (outcome === 'done') continue;
    const reason = toLastSentence(lastWords);
    return { missing: `Splink is left out: it could not be installed with ${python} and pip (${reason}).` };
  }
  writeFileSync(mark, '');
  return installed;
}
