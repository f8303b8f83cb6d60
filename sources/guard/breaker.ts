import { sourceError } from '../errors/index.ts';
import { systemClock, type Clock } from './clock.ts';

/** Leaves a source that failed repeatedly in peace; after the pause one read may try, and decides for all. */
export class Breaker {
  readonly #failures: number;
  readonly #pause: number;
  readonly #clock: Clock;
  #failedInARow = 0;
  #openUntil = 0;
  #isTrying = false;

  /** `pause` in milliseconds. */
  constructor(settings: { failures: number; pause: number }, clock: Clock = systemClock) {
    this.#clock = clock;
    this.#failures = settings.failures;
    this.#pause = settings.pause;
  }

  /** @throws CausewayError SOURCE_RESTING while the source is left in peace */
  assertClosed(): void {
    if (this.#failedInARow < this.#failures) return;
    if (this.#clock.elapsed() >= this.#openUntil && !this.#isTrying) {
      this.#isTrying = true;
      return;
    }
    const error = sourceError('SOURCE_RESTING');
    error.details.pause = Math.ceil(this.#pause / 1000);
    throw error;
  }

  succeeded(): void {
    this.#failedInARow = 0;
    this.#isTrying = false;
  }

  failed(): void {
    this.#failedInARow += 1;
    this.#isTrying = false;
    if (this.#failedInARow >= this.#failures) this.#openUntil = this.#clock.elapsed() + this.#pause;
  }

  /** The caller went away: nothing was learned of the source. */
  abandoned(): void {
    this.#isTrying = false;
  }
}
