import { join } from 'node:path';
import { issueToken, readClients, readTokenSecret } from '#gateway';
import type { Client } from '#gateway';
import { CausewayError, readDocument } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { CityHome, findLastStarted } from '../city-home.ts';
import { InvalidCity } from '../read-whole-city.ts';

/** Tokens for the departments whose contracts are sent. */
export interface TokenChooser {
  /** @throws CausewayError BAD_REQUEST where the department has no developer, CLIENT_UNKNOWN */
  toPublish(department: string): Promise<string>;
  /** Of any client: every one may read contracts. */
  toRead(): Promise<string>;
}

export interface TokenFlags {
  readonly token?: string;
  readonly client?: string;
}

/**
 * The given token, or one made for the named client, or one made for the department's own developer. Tokens are made
 * with the key of the city that runs on this machine; the rest of its folder may be in disorder.
 * @throws CausewayError WRONG_USE, CLIENT_UNKNOWN, CITY_INVALID for its clients
 */
export function createTokenChooser(flags: TokenFlags, config: CliConfig): TokenChooser {
  const given = flags.token ?? config.environment.CAUSEWAY_TOKEN;
  if (given !== undefined)
    return { toPublish: () => Promise.resolve(given), toRead: () => Promise.resolve(given) };
  const state = findLastStarted(config.home);
  if (!state) throw new CausewayError('WRONG_USE', { reason: noToken });
  const file = 'access/clients.yaml';
  const { clients, faults } = readClients(readDocument(join(state.cityDirectory, file), file));
  if (!clients) throw new InvalidCity(faults);
  const { tokenKey } = new CityHome(config.home, state.city);
  const issue = async (client: Pick<Client, 'id'>) =>
    issueToken({ client, secret: await readTokenSecret(tokenKey), audience: state.city, days: 1 });
  return {
    toPublish: async (department) =>
      issue(
        flags.client === undefined ? getDeveloper(clients, department) : getClient(clients, flags.client),
      ),
    toRead: () => issue(clients[0] ?? { id: '' }),
  };
}

const noToken =
  'No city runs on this machine, so no token can be made here: give one with --token, or in CAUSEWAY_TOKEN.';

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
