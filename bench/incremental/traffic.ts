import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forkProgram, type ForkedProgram } from '../unified-query/fork-program.ts';
import type { Arrival } from './arrival.ts';
import type { Fed, Feeding } from './feeder.ts';
import type { OnLinked } from './keep-linking.ts';

/** The arrivals, the process that feeds them, and when each was linked. */
export class Traffic {
  onFed: (fed: Fed) => void = () => undefined;
  lastLinkedAt = 0;
  readonly #places: ReadonlyMap<string, number>;
  readonly #linkedAt: Float64Array;
  readonly #feeder: ForkedProgram;

  private constructor(arrivals: readonly Arrival[], feeder: ForkedProgram) {
    this.#places = new Map(arrivals.map(({ dataset, key }, place) => [`${dataset} ${key}`, place]));
    this.#linkedAt = new Float64Array(arrivals.length);
    this.#feeder = feeder;
    feeder.child.on('message', (fed: Fed) => this.onFed(fed));
  }

  static async start(
    arrivals: readonly Arrival[],
    { url, scratch }: { url: string; scratch: string },
  ): Promise<Traffic> {
    const file = join(scratch, 'arrivals.jsonl');
    writeFileSync(file, arrivals.map((arrival) => `${JSON.stringify(arrival)}\n`).join(''));
    return new Traffic(arrivals, await forkProgram(new URL('./feeder.ts', import.meta.url), [url, file]));
  }

  feed(feeding: Feeding): void {
    this.#feeder.child.send(feeding);
  }

  readonly onLinked: OnLinked = (linked, at) => {
    this.lastLinkedAt = at;
    for (const { dataset, key } of linked) {
      const place = this.#places.get(`${dataset} ${key}`);
      if (place !== undefined) this.#linkedAt[place] = at;
    }
  };

  /** Milliseconds of the epoch; 0 when it is not linked yet. */
  linkedAt(place: number): number {
    return this.#linkedAt[place] ?? 0;
  }

  countUnlinked(from: number, to: number): number {
    return this.#linkedAt.subarray(from, to).reduce((count, at) => count + (at === 0 ? 1 : 0), 0);
  }

  end(): Promise<void> {
    return this.#feeder.end();
  }
}
