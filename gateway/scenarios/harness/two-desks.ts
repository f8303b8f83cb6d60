import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask, HubProcess } from './hub-process.ts';

const city = fileURLToPath(new URL('../a-steward-decides-who-is-who/city', import.meta.url));
const clients = ['police-desk', 'water-desk', 'steward'] as const;

/** A hub of two departments that push what they know of made-up people. */
export interface TwoDesks {
  readonly url: string;
  token(client: (typeof clients)[number]): string;
  /** The only field of a question that is asked as the steward. */
  get<T>(question: string): Promise<T>;
  /** Pushes rows to `<department>/<dataset>` as the department's desk. */
  push(place: string, rows: readonly object[], query?: string): Promise<void>;
  close(): Promise<void>;
}

export async function startTwoDesks(): Promise<TwoDesks> {
  const home = await mkdtemp(join(tmpdir(), 'causeway-desks-'));
  // As root, PostgreSQL runs as a user of its own, who must be able to enter.
  await chmod(home, 0o755);
  const hub = HubProcess.start({ city, home });
  const close = async () => {
    await hub.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    return { ...(await toDesks(hub)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function toDesks(hub: HubProcess): Promise<Omit<TwoDesks, 'close'>> {
  const url = await hub.ready();
  const tokens = new Map<string, string>();
  for (const client of clients) tokens.set(client, await hub.token(client));
  const token = (client: string) => tokens.get(client) ?? '';
  return {
    ...{ url, token },
    get: async <T>(question: string) => {
      const { data, errors } = await ask<Record<string, T>>({ url, token: token('steward') }, question);
      if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
      return Object.values(data)[0] as T;
    },
    push: async (place, rows, query = '') => {
      const response = await fetch(`${url}/ingest/${place}${query}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token(`${place.split('/')[0]}-desk`)}`,
        },
        body: JSON.stringify(rows),
      });
      const answer = (await response.json()) as { quarantined?: number };
      if (!response.ok || answer.quarantined !== 0) throw new Error(JSON.stringify(answer));
    },
  };
}
