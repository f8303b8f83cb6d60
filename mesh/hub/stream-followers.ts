import { setTimeout as sleep } from 'node:timers/promises';
import { followStream } from '../intake/index.ts';
import type { IntakeTask } from '../intake/index.ts';
import type { Store } from '../store/index.ts';

interface Follower {
  readonly task: IntakeTask;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Milliseconds after which a stream is taken up again whose batch the store could not keep. */
const pause = 5_000;

/** Follows each stream of the city by the contract that holds now. */
export class StreamFollowers {
  readonly #store: Store;
  readonly #onError: (error: unknown) => void;
  readonly #followers = new Map<string, Follower>();

  constructor(store: Store, onError: (error: unknown) => void = console.error) {
    this.#store = store;
    this.#onError = onError;
  }

  /** Starts, leaves and changes over, so that exactly these tasks are followed. */
  async use(tasks: readonly IntakeTask[]): Promise<void> {
    const wanted = new Map(tasks.map((task) => [task.contract.dataset as string, task]));
    const leaving = [...this.#followers].filter(([dataset, { task }]) => !isSame(task, wanted.get(dataset)));
    await Promise.all(leaving.map(([dataset, follower]) => this.#stop(dataset, follower)));
    for (const [dataset, task] of wanted)
      if (!this.#followers.has(dataset)) this.#followers.set(dataset, this.#start(task));
  }

  #start(task: IntakeTask): Follower {
    const stop = new AbortController();
    return { task, stop, ended: this.#follow(task, stop.signal) };
  }

  async #follow(task: IntakeTask, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await followStream(this.#store, task, { signal });
        return;
      } catch (error) {
        if (signal.aborted) return;
        this.#onError(error);
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #stop(dataset: string, { stop, ended }: Follower): Promise<void> {
    stop.abort();
    await ended;
    this.#followers.delete(dataset);
  }
}

function isSame(a: IntakeTask, b: IntakeTask | undefined): boolean {
  return b !== undefined && a.reader === b.reader && a.contract === b.contract;
}
