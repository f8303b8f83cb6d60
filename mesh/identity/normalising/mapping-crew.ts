import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { takeTasks, type MappingWork } from './mapping-work.ts';

/** A thread takes half a second to start: below so many records it is not worth it. */
const worthAThread = 200_000;
/** More of them would wait for the disk, and each takes some memory. */
const mostHelpers = 3;
const program = new URL('./mapping-program.ts', import.meta.url);

/** Threads that share the mapping of values with the calling one. They load while DuckDB works. */
export class MappingCrew implements AsyncDisposable {
  /** How many bytes of given values are a task: some ten milliseconds of work. */
  readonly taskBytes: number = 1 << 18;
  readonly #helpers: readonly Worker[];
  /** Each helper's end: its exit, or the first thing that went wrong. */
  readonly #ends: readonly Promise<unknown>[];

  private constructor(helpers: readonly Worker[]) {
    this.#helpers = helpers;
    this.#ends = helpers.map((helper) => once(helper, 'exit'));
    // Whoever maps learns of it; one who does not is not to be brought down by it.
    for (const end of this.#ends) end.catch(() => undefined);
  }

  /** As many threads as there are free cores, none for a few records or where Node does not read TypeScript. */
  static gather(records: number): MappingCrew {
    const free = Math.min(availableParallelism() - 1, mostHelpers);
    const count = records < worthAThread || !process.features.typescript ? 0 : free;
    return new MappingCrew(Array.from({ length: count }, () => new Worker(program, { execArgv: [] })));
  }

  /** How many files may be made of each plan: one by each helper and one by the calling thread. */
  get hands(): number {
    return this.#helpers.length + 1;
  }

  /** Once: the helpers are gone afterwards. The calling thread does other things between two tasks. */
  async map(work: MappingWork): Promise<void> {
    this.#helpers.forEach((one, index) => one.postMessage({ work, helper: index + 1 }));
    for (const _ of takeTasks(work, 0)) await setImmediate();
    await Promise.all(this.#ends);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#helpers.map((helper) => helper.terminate()));
  }
}
