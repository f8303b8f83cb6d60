import type { Command } from 'commander';
import { showFault } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { InvalidCity, readCityHead, readWholeCity } from '../read-whole-city.ts';
import { defaultCity } from '../default-city.ts';

interface Flags {
  readonly city: string;
  readonly json?: boolean;
}

/** `causeway check`: every mistake of a city's folder, in one run. */
export function addCheckCommand(program: Command, config: CliConfig): void {
  program
    .command('check')
    .description("check every document of a city's folder and name each mistake with file and line")
    .option('--city <dir>', "the city's folder", defaultCity)
    .option('--json', 'print one JSON document {faults: [{file, line, field, sentence}]}')
    .action((flags: Flags) => {
      const faults = findFaults(flags.city, config);
      if (flags.json) console.log(JSON.stringify({ faults }, null, 2));
      else for (const fault of faults) console.log(showFault(fault));
      if (!flags.json) console.log(faults.length === 0 ? 'No mistakes.' : `${faults.length} mistakes.`);
      process.exitCode = faults.length === 0 ? 0 : 1;
    });
}

function findFaults(directory: string, config: CliConfig): InvalidCity['faults'] {
  try {
    const ports = findPorts(directory);
    readWholeCity(directory, { ports, data: 'data', env: config.environment });
    return [];
  } catch (error) {
    if (error instanceof InvalidCity) return error.faults;
    throw error;
  }
}

/** A faulty city.yaml is reported with the rest, so here it only means that no port is known. */
function findPorts(directory: string): Readonly<Record<string, number>> {
  try {
    return readCityHead(directory).ports ?? {};
  } catch (error) {
    if (error instanceof InvalidCity) return {};
    throw error;
  }
}
