import { sourceError } from '../errors/index.ts';
import type { Page, PageReader } from '../port/index.ts';

/** What a stream of rows holds open, and its batches. */
export interface OpenStream {
  batches: AsyncIterator<Omit<Page, 'isLast'>>;
  /** Lets go at once; the batch under way fails. */
  destroy(): Promise<void> | void;
}

/** Opens the stream: at the beginning, or after the batch that had this bookmark. */
export type OpenAt = (signal: AbortSignal, from: string | undefined) => Promise<OpenStream>;

/**
 * Batches of a stream. Opening may be tried again. Once a batch was delivered, a failure is final where the batch had
 * no bookmark, since nobody knows where the stream would begin anew; with one, the next call opens it again there.
 */
export class StreamPages implements PageReader {
  readonly #open: OpenAt;
  #stream: OpenStream | undefined;
  #from: string | undefined;
  #canReopen = true;
  #broken: Error | undefined;

  /** @param from the bookmark of an earlier reading that was cut */
  constructor(open: OpenAt, from?: string) {
    this.#open = open;
    this.#from = from;
  }

  async next(signal: AbortSignal): Promise<Page> {
    if (this.#broken) throw this.#broken;
    const onAbort = () => void this.#fail(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const stream = (this.#stream ??= await this.#openFor(signal));
      const { value, done } = await stream.batches.next();
      signal.throwIfAborted();
      this.#from = done ? undefined : value.bookmark;
      this.#canReopen = this.#from !== undefined;
      return done ? { rows: [], broken: [], isLast: true } : { ...value, isLast: false };
    } catch (error) {
      await this.#fail(error as Error);
      throw error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  close(): Promise<void> {
    this.#canReopen = false;
    return this.#fail(sourceError('SOURCE_UNREACHABLE', 'The reading was closed.'));
  }

  async #openFor(signal: AbortSignal): Promise<OpenStream> {
    const stream = await this.#open(signal, this.#from);
    if (!signal.aborted) return stream;
    await stream.destroy();
    throw signal.reason as Error;
  }

  async #fail(error: Error): Promise<void> {
    if (!this.#canReopen) this.#broken ??= error;
    const stream = this.#stream;
    this.#stream = undefined;
    await stream?.destroy();
  }
}

/** Rows per batch of the kinds that stream. */
export const batchSize = 2000;
