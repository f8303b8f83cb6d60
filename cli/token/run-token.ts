import { CausewayError } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { CityHome } from '../city-home.ts';
import { findToken } from '../find-token.ts';
import { readCityHead, readWholeCity } from '../read-whole-city.ts';

/** Prints a token for the client; a stranger is told who the clients of the city's folder are. */
export async function runToken(clientId: string, directory: string, config: CliConfig): Promise<void> {
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
}
