import { join } from 'node:path';
import { issueToken, readClients, readTokenSecret } from '#gateway';
import type { Client } from '#gateway';
import { CausewayError, readDocument } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { CityHome } from '../city-home.ts';
import type { RunningState } from '../city-home.ts';
import { InvalidCity } from '../invalid-city.ts';
import type { TokenChooser } from './choose-token.ts';

/**
 * Makes tokens with the key of the city that runs on this machine; the rest of its folder may be in disorder.
 * @param name the client they are made for; without one, each department's own developer
 * @throws CausewayError CLIENT_UNKNOWN, CITY_INVALID for its clients
 */
export function createTokenMaker(
  state: RunningState,
  config: CliConfig,
  name: string | undefined,
): TokenChooser {
  const file = 'access/clients.yaml';
  const { clients, faults } = readClients(readDocument(join(state.cityDirectory, file), file));
  if (!clients) throw new InvalidCity(faults);
  const { tokenKey } = new CityHome(config.home, state.city);
  const issue = async (client: Pick<Client, 'id'>) =>
    issueToken({ client, secret: await readTokenSecret(tokenKey), audience: state.city, days: 1 });
  return {
    toPublish: async (department) =>
      issue(name === undefined ? getDeveloper(clients, department) : getClient(clients, name)),
    toRead: () => issue(clients[0] ?? { id: '' }),
  };
}

function getClient(clients: readonly Client[], name: string): Client {
  const client = clients.find(({ id }) => id === name);
  if (client) return client;
  throw new CausewayError('CLIENT_UNKNOWN', { name, known: clients.map(({ id }) => id) });
}

function getDeveloper(clients: readonly Client[], department: string): Client {
  const own = clients.find(
    (client) => client.department === department && client.roles.includes('developer'),
  );
  if (own) return own;
  const reason = `${department} has no developer in access/clients.yaml of the running city, and nobody else may publish for it: add one with "department: ${department}" and "roles: [developer]", and start the hub again.`;
  throw new CausewayError('BAD_REQUEST', { reason });
}
