import { CausewayError } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { findLastStarted } from '../city-home.ts';

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
 * The given token, or one made for the named client, or one made for the department's own developer.
 * @throws CausewayError WRONG_USE, CLIENT_UNKNOWN, CITY_INVALID for its clients
 */
export async function createTokenChooser(flags: TokenFlags, config: CliConfig): Promise<TokenChooser> {
  const given = flags.token ?? config.environment.CAUSEWAY_TOKEN;
  if (given !== undefined)
    return { toPublish: () => Promise.resolve(given), toRead: () => Promise.resolve(given) };
  const state = findLastStarted(config.home);
  if (!state) throw new CausewayError('WRONG_USE', { reason: noToken });
  // Only who makes tokens needs the gateway.
  const { createTokenMaker } = await import('./create-token-maker.ts');
  return createTokenMaker(state, config, flags.client);
}

const noToken =
  'No city runs on this machine, so no token can be made here: give one with --token, or in CAUSEWAY_TOKEN.';
