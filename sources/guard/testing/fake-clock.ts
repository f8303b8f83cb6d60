import type { Clock } from '../clock.ts';

interface Timer {
  at: number;
  wake: () => void;
}

/** A clock that stands still until it is told to go on; timers fire in their order. */
export class FakeClock implements Clock {
  #elapsed = 0;
  readonly #start: number;
  #timers: Timer[] = [];

  constructor(start = new Date('2026-11-20T00:00:00Z')) {
    this.#start = start.getTime();
  }

  elapsed(): number {
    return this.#elapsed;
  }

  now(): Date {
    return new Date(this.#start + this.#elapsed);
  }

  after(milliseconds: number, wake: () => void): () => void {
    const timer = { at: this.#elapsed + milliseconds, wake };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Lets so many milliseconds pass; whoever is woken goes on before the next timer fires. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#elapsed + milliseconds;
    await settle();
    for (let due = this.#next(end); due; due = this.#next(end)) {
      this.#elapsed = Math.max(this.#elapsed, due.at);
      this.#timers = this.#timers.filter((timer) => timer !== due);
      due.wake();
      await settle();
    }
    this.#elapsed = end;
  }

  #next(end: number): Timer | undefined {
    return this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Until everything that waits for promises only has gone on. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
