import type { Readiness as ReadinessState } from '#gateway';
import type { Store } from '#mesh';

/** Whether the hub can answer, and if not, what it is waiting for. */
export class Readiness {
  readonly #store: Store;
  #waitingFor: string | undefined = 'The hub is starting.';

  constructor(store: Store) {
    this.#store = store;
  }

  waitFor(sentence: string): void {
    this.#waitingFor = sentence;
  }

  markReady(): void {
    this.#waitingFor = undefined;
  }

  async read(): Promise<ReadinessState> {
    if (this.#waitingFor !== undefined) return { ready: false, sentence: this.#waitingFor };
    if (await this.#store.isReachable()) return { ready: true, sentence: 'Ready.' };
    return { ready: false, sentence: "The hub's own database cannot be reached." };
  }
}
