import type { FastifyRequest } from 'fastify';
import { CausewayError } from '#schemas';
import type { Client } from './client.ts';
import { TokenMemory } from './token-memory.ts';
import type { TokenAuthority } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; unset on routes that are open to everybody. */
    client?: Client;
  }
  interface FastifyContextConfig {
    /** The route answers without a token. Whatever does not say so is closed. */
    openTo?: 'everybody';
  }
}

export type AuthenticatedRequest = FastifyRequest & { client: Client };

/** A route's configuration that opens it to everybody: health, and the console's own files. */
export const openTo = { everybody: { openTo: 'everybody' } } as const;

/**
 * Lets nobody in without a token. It runs as the first hook of every request and not as a Nest guard, since
 * those see neither paths that do not exist nor bodies that cannot be read: both would answer strangers.
 * The matched route decides, never the address as it was typed, so no spelling of a path gets around it.
 */
export class AccessGuard {
  readonly #clients: ReadonlyMap<string, Client>;
  readonly #tokens: TokenMemory;

  constructor(clients: readonly Client[], authority: TokenAuthority) {
    this.#clients = new Map(clients.map((client) => [client.id, client]));
    this.#tokens = new TokenMemory(authority);
  }

  /** @throws CausewayError UNAUTHENTICATED */
  async admit(request: FastifyRequest): Promise<void> {
    if (!request.is404 && request.routeOptions.config.openTo === 'everybody') return;
    request.client = await this.#identify(request.headers.authorization);
  }

  async #identify(header: string | undefined): Promise<Client> {
    if (header === undefined) throw new CausewayError('UNAUTHENTICATED');
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(header)?.[1];
    if (token === undefined) {
      const reason = 'The Authorization header holds no token: send it as "Authorization: Bearer …".';
      throw new CausewayError('UNAUTHENTICATED', { reason });
    }
    const client = this.#clients.get(await this.#tokens.identify(token));
    if (client !== undefined) return client;
    const reason = 'The client of this token is no longer known here: ask the city to enter it again.';
    throw new CausewayError('UNAUTHENTICATED', { reason });
  }
}
