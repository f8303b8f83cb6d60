import { toDatasetId, toRecordKey } from '#schemas';
import { composeHub, type Client } from '../index.ts';
import { FakeIdentity } from '../identity/index.ts';
import { openSmallCity } from './small-city.ts';
import { toSmallRows } from './small-rows.ts';

export const steward: Client = { id: 'wang-at-the-hall', roles: ['steward'] };

/** A record as it is named in a question, and as the store names it. */
export const member = (dataset: string, key: string) => `{ dataset: "${dataset}", key: "${key}" }`;
export const reference = (dataset: string, key: string) => ({
  ...{ dataset: toDatasetId(dataset), key: toRecordKey(key), role: '' },
});

/** A registered person and somebody in another department's file, as arguments: of one number they are one. */
export const pairOf = (one: number, other: number) =>
  `a: ${member('registry.people', `registry-${one}`)}, b: ${member('one.files', `one-${other}`)}`;

export type StewardsHub = Awaited<ReturnType<typeof openStewardsHub>>;

/** A small city's hub with a linkage that is told and asked, and whoever asks it: a steward, unless it is said. */
export async function openStewardsHub() {
  const city = await openSmallCity();
  await city.deliver(toSmallRows(4));
  const identity = new FakeIdentity(city.store);
  const hub = await composeHub({ ...city.input, identity });

  const ask = (query: string, client = steward) =>
    hub.execute({ query, context: { client, correlationId: 'c-1' } });

  /** What the only field of the question holds. */
  async function get<T = unknown>(query: string, client?: Client): Promise<T> {
    const { data, errors } = await ask(query, client);
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    return Object.values(data as Record<string, T>)[0] as T;
  }

  /** The first error as `CODE: sentence`. */
  async function getFault(query: string, client?: Client): Promise<string> {
    const [error] = (await ask(query, client)).errors ?? [];
    return `${String(error?.extensions?.['code'])}: ${error?.message}`;
  }

  async function close(): Promise<void> {
    hub.close();
    await city.close();
  }

  return { store: city.store, input: city.input, identity, ask, get, getFault, close };
}
