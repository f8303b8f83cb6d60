import { resolve } from 'node:path';
import { CausewayError } from '#schemas';
import { trySources } from '#sources';
import type { CliConfig } from '../causeway.config.ts';
import { printTrials } from './print-trials.ts';
import { readCityToTry } from './read-city-to-try.ts';
import type { SourceTestFlags } from './source-test-command.ts';

/** Tries the sources of the city's folder and prints what was seen; the exit status is 1 where there are findings. */
export async function runSourceTest(
  directory: string,
  flags: SourceTestFlags,
  config: CliConfig,
): Promise<void> {
  const { city } = readCityToTry(resolve(directory), config, flags.data);
  const sources = city.sources.filter(({ id }) => flags.source === undefined || id === flags.source);
  if (sources.length === 0)
    throw toUnknownSource(
      flags.source,
      city.sources.map(({ id }) => id),
    );
  const trials = await trySources(sources, {
    contracts: city.contracts,
    onTried: (_, { dataset, state }) => process.stderr.write(`  ${dataset} ${state}\n`),
  });
  const findings = trials
    .flatMap(({ datasets }) => datasets)
    .filter(({ state }) => state === 'finding').length;
  if (flags.json)
    console.log(JSON.stringify({ city: city.document.name, findings, sources: trials }, null, 2));
  else printTrials(trials, console.log);
  process.exitCode = findings > 0 ? 1 : 0;
}

function toUnknownSource(wanted: string | undefined, known: readonly string[]): CausewayError {
  const reason =
    wanted === undefined
      ? 'The city has no sources.'
      : `There is no source "${wanted}": it is one of ${known.join(', ')}.`;
  return new CausewayError('WRONG_USE', { reason });
}
