import { issueToken, readTokenSecret } from '#gateway';
import { CausewayError } from '#schemas';
import type { CityHome } from './city-home.ts';
import type { WholeCity } from './read-whole-city.ts';

export interface TokenSource {
  readonly whole: Pick<WholeCity, 'city' | 'clients'>;
  readonly home: CityHome;
}

/**
 * A token for one of the city's clients.
 * @throws CausewayError CLIENT_UNKNOWN naming those that exist
 */
export async function findToken({ whole, home }: TokenSource, clientId: string): Promise<string> {
  const client = whole.clients.find(({ id }) => id === clientId);
  if (!client)
    throw new CausewayError('CLIENT_UNKNOWN', { name: clientId, known: whole.clients.map(({ id }) => id) });
  const secret = await readTokenSecret(home.tokenKey);
  return issueToken({ client, secret, audience: whole.city.document.name });
}
