import type { BatchWindow } from './batch-window.ts';
import { wait } from './wait.ts';

/** When nothing came for so long, the sender waits for us: it may send only so much unacknowledged. Milliseconds. */
const idle = 15;

/** Gathers what comes until it is time for a batch; while one batch is stored the next one is gathered. */
export class Gatherer<Message> {
  readonly #size: BatchWindow;
  #messages: Message[] = [];
  #since = 0;
  readonly #held: (() => void)[] = [];
  #onFirst: (() => void) | undefined;

  constructor(size: BatchWindow) {
    this.#size = size;
  }

  /** Calls `goOn` when more may come: at once, or, where two batches wait already, when one of them has been taken. */
  add(message: Message, goOn: () => void): void {
    if (this.#messages.length === 0) this.#since = performance.now();
    this.#messages.push(message);
    this.#onFirst?.();
    if (this.#messages.length < 2 * this.#size.messages) goOn();
    else this.#held.push(goOn);
  }

  /** The next batch, in the order in which it came; empty when the signal aborts. */
  async next(signal: AbortSignal): Promise<Message[]> {
    await this.#first(signal);
    for (let seen = -1; seen < this.#messages.length && !this.#isDue() && !signal.aborted;) {
      seen = this.#messages.length;
      await wait(idle, signal);
    }
    return signal.aborted ? [] : this.#take();
  }

  #isDue(): boolean {
    const { messages, window } = this.#size;
    return this.#messages.length >= messages || performance.now() - this.#since >= window;
  }

  #take(): Message[] {
    const batch = this.#messages.splice(0, this.#size.messages);
    this.#since = performance.now();
    for (const goOn of this.#held.splice(0)) goOn();
    return batch;
  }

  #first(signal: AbortSignal): Promise<void> {
    if (this.#messages.length > 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        this.#onFirst = undefined;
        signal.removeEventListener('abort', end);
        resolve();
      };
      this.#onFirst = end;
      signal.addEventListener('abort', end, { once: true });
    });
  }
}
