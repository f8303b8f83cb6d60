import { explainedError } from '../errors/index.ts';

type AskToken = (signal: AbortSignal) => Promise<unknown>;

/** A token service that takes longer is not there. Milliseconds. */
const askDeadline = 10_000;
/** A token is renewed before it ends, so that none ends on its way. Milliseconds. */
const spare = 30_000;

interface Held {
  token: string;
  until: number;
}

/** Holds one token; whoever comes while it is being renewed waits for the same one. */
export class TokenKeeper {
  readonly #ask: AskToken;
  #held: Held | undefined;
  #asking: Promise<Held> | undefined;

  /** `ask` answers what the token service said (RFC 6749 §5.1). */
  constructor(ask: AskToken) {
    this.#ask = ask;
  }

  /** @throws CausewayError SOURCE_*; the signal's reason */
  async get(signal?: AbortSignal): Promise<string> {
    signal?.throwIfAborted();
    if (this.#held && performance.now() < this.#held.until) return this.#held.token;
    // The token is everybody's: one caller who leaves does not call it off.
    this.#asking ??= this.#renew().finally(() => (this.#asking = undefined));
    return (await orAborted(this.#asking, signal)).token;
  }

  /** Forgets a token that was refused although its time was not over, unless another has already renewed it. */
  forget(refused: string | undefined): boolean {
    if (this.#held?.token === refused) this.#held = undefined;
    return refused !== undefined;
  }

  async #renew(): Promise<Held> {
    const said = (await this.#ask(AbortSignal.timeout(askDeadline))) as Record<string, unknown> | null;
    const token = said?.access_token;
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token))
      throw explainedError('SOURCE_RUBBISH', 'its token service gave no token');
    const seconds = Number(said?.expires_in ?? NaN);
    const lasts = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : Infinity;
    this.#held = { token, until: performance.now() + lasts - Math.min(spare, lasts / 10) };
    return this.#held;
  }
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
