import { systemClock, type Clock } from './clock.ts';
import { pause } from './deadline.ts';

/** At most so many beginnings in any one second, wherever that second is laid. */
export class Pace {
  readonly #begun: number[] = [];
  readonly #places: number;
  readonly #window: number;
  readonly #clock: Clock;

  /** `perSecond` below one means one in so many seconds. */
  constructor(perSecond: number, clock: Clock = systemClock) {
    this.#clock = clock;
    this.#places = Math.max(1, Math.floor(perSecond));
    this.#window = (1000 * this.#places) / perSecond;
  }

  async wait(signal: AbortSignal): Promise<void> {
    const now = this.#clock.elapsed();
    const earliest = this.#begun.length < this.#places ? now : (this.#begun.shift() ?? now) + this.#window;
    // The place is taken before waiting, so that those who come meanwhile queue behind it.
    this.#begun.push(Math.max(now, earliest));
    if (earliest > now) await pause(earliest - now, signal, this.#clock);
  }
}
