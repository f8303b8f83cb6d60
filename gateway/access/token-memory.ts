import { verifyToken } from './tokens.ts';
import type { TokenAuthority, VerifiedToken } from './tokens.ts';

/** How many tokens are remembered; past it the one remembered longest is verified anew. */
const most = 1000;

/**
 * Verifies tokens and remembers those that were good until they run out: a client sends the same one with every
 * question, and its signature costs a tenth of a short question (bench/profile). A bad one is never remembered.
 */
export class TokenMemory {
  readonly #authority: TokenAuthority;
  readonly #good = new Map<string, VerifiedToken>();

  constructor(authority: TokenAuthority) {
    this.#authority = authority;
  }

  /** The client's id. @throws CausewayError UNAUTHENTICATED */
  async identify(token: string): Promise<string> {
    const known = this.#good.get(token);
    if (known && known.expiresAt > Date.now()) return known.client;
    this.#good.delete(token);
    const verified = await verifyToken(token, this.#authority);
    if (this.#good.size >= most) this.#forgetOldest();
    this.#good.set(token, verified);
    return verified.client;
  }

  #forgetOldest(): void {
    const [oldest] = this.#good.keys();
    if (oldest !== undefined) this.#good.delete(oldest);
  }
}
