import { showFault } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { InvalidCity } from '../invalid-city.ts';
import { readCityHead, readWholeCity } from '../read-whole-city.ts';
import type { CheckFlags } from './check-command.ts';

/** Prints every mistake; the exit status is 1 where there is one. */
export function runCheck({ city, json }: CheckFlags, config: CliConfig): void {
  const faults = findFaults(city, config);
  if (json) console.log(JSON.stringify({ faults }, null, 2));
  else for (const fault of faults) console.log(showFault(fault));
  if (!json) console.log(faults.length === 0 ? 'No mistakes.' : `${faults.length} mistakes.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
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
