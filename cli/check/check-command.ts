import type { Command } from 'commander';
import { assertCityFolder } from '../assert-city-folder.ts';
import type { CliConfig } from '../causeway.config.ts';
import { defaultCity } from '../default-city.ts';

export interface CheckFlags {
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
    .action(async (flags: CheckFlags) => {
      assertCityFolder(flags.city);
      const { runCheck } = await import('./run-check.ts');
      runCheck(flags, config);
    });
}
