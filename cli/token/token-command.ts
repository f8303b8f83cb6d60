import type { Command } from 'commander';
import { CausewayError } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { CityHome, findLastStarted } from '../city-home.ts';
import { readCityHead, readWholeCity } from '../read-whole-city.ts';
import { defaultCity } from '../default-city.ts';
import { findToken } from '../find-token.ts';

/** `causeway token CLIENT`: prints a token on stdout, and nothing else. */
export function addTokenCommand(program: Command, config: CliConfig): void {
  program
    .command('token')
    .argument('<client>', 'a client that access/clients.yaml of the city names, such as service-hall')
    .description('print a token for a client of the city')
    .option('--city <dir>', "the city's folder (default: the city started last, else the demo city)")
    .action(async (clientId: string, flags: { city?: string }) => {
      const directory = flags.city ?? findLastStarted(config.home)?.cityDirectory ?? defaultCity;
      const head = readCityHead(directory);
      const whole = readWholeCity(directory, { ports: head.ports ?? {}, data: '', env: config.environment });
      try {
        console.log(await findToken({ whole, home: new CityHome(config.home, head.name) }, clientId));
      } catch (error) {
        if (error instanceof CausewayError && error.code === 'CLIENT_UNKNOWN') {
          console.error(`Its clients are: ${whole.clients.map(({ id }) => id).join(', ')}.`);
        }
        throw error;
      }
    });
}
