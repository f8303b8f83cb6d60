import type { Command } from 'commander';
import { assertCityFolder } from '../assert-city-folder.ts';
import type { CliConfig } from '../causeway.config.ts';
import { findLastStarted } from '../city-home.ts';
import { defaultCity } from '../default-city.ts';

/** `causeway token CLIENT`: prints a token on stdout, and nothing else. */
export function addTokenCommand(program: Command, config: CliConfig): void {
  program
    .command('token')
    .argument('<client>', 'a client that access/clients.yaml of the city names, such as service-hall')
    .description('print a token for a client of the city')
    .option('--city <dir>', "the city's folder (default: the city started last, else the demo city)")
    .action(async (clientId: string, flags: { city?: string }) => {
      const directory = flags.city ?? findLastStarted(config.home)?.cityDirectory ?? defaultCity;
      assertCityFolder(directory);
      const { runToken } = await import('./run-token.ts');
      await runToken(clientId, directory, config);
    });
}
