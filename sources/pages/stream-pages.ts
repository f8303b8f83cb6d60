import { sourceError } from '../errors/index.ts';
import type { Page, PageReader } from '../port/index.ts';

/** What a stream of rows holds open, and its batches. */
export interface OpenStream {
  batches: AsyncIterator<Omit<Page, 'isLast'>>;
  /** Lets go at once; the batch under way fails. */
  destroy(): Promise<void> | void;
}

/**
 * Batches of a stream that cannot go back: opening may be tried again, but once a batch was delivered a failure is
 * final, since nobody knows where the stream would begin anew.
 */
export class StreamPages implements PageReader {
  readonly #open: (signal: AbortSignal) => Promise<OpenStream>;
  #stream: OpenStream | undefined;
  #delivered = false;
  #broken: Error | undefined;

  constructor(open: (signal: AbortSignal) => Promise<OpenStream>) {
    this.#open = open;
  }

  async next(signal: AbortSignal): Promise<Page> {
    if (this.#broken) throw this.#broken;
    const onAbort = () => void this.#fail(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const stream = (this.#stream ??= await this.#openFor(signal));
      const { value, done } = await stream.batches.next();
      signal.throwIfAborted();
      this.#delivered = true;
      return done ? { rows: [], broken: [], isLast: true } : { ...value, isLast: false };
    } catch (error) {
      await this.#fail(error as Error);
      throw error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  close(): Promise<void> {
    return this.#fail(sourceError('SOURCE_UNREACHABLE', 'The reading was closed.'));
  }

  async #openFor(signal: AbortSignal): Promise<OpenStream> {
    const stream = await this.#open(signal);
    if (!signal.aborted) return stream;
    await stream.destroy();
    throw signal.reason as Error;
  }

  async #fail(error: Error): Promise<void> {
    if (this.#delivered) this.#broken ??= error;
    const stream = this.#stream;
    this.#stream = undefined;
    await stream?.destroy();
  }
}

/** Rows per batch of the kinds that stream. */
export const batchSize = 2000;
