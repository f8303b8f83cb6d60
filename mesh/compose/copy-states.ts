import type { Store } from '../store/index.ts';

/** Milliseconds for which a state that was read is good enough. */
const goodFor = 1_000;

/** Which datasets' copies are stale: their last reading, if there was one, did not succeed. Read once a second at most. */
export class CopyStates {
  readonly #store: Store;
  #stale: ReadonlySet<string> = new Set();
  #readAt = -Infinity;
  #reading: Promise<void> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Resolves when what is known is at most a second old. */
  refresh(): Promise<void> | undefined {
    if (performance.now() - this.#readAt < goodFor) return undefined;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  isStale(dataset: string): boolean {
    return this.#stale.has(dataset);
  }

  async #read(): Promise<void> {
    const states = await this.#store.datasets.states();
    this.#stale = new Set(states.filter(({ state }) => state !== 'ready').map(({ dataset }) => dataset));
    this.#readAt = performance.now();
  }
}
