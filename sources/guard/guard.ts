import { CausewayError } from '#schemas';
import { isPassing, toSourceError } from '../errors/index.ts';
import type { GuardSettings, Maintenance } from '../port/index.ts';
import { Breaker } from './breaker.ts';
import { Calm } from './calm.ts';
import { systemClock, type Clock } from './clock.ts';
import { pause, withDeadline } from './deadline.ts';
import { Gate } from './gate.ts';
import { Pace } from './pace.ts';

type Task<T> = (signal: AbortSignal) => Promise<T>;

/** The first retry waits up to this long, each further one up to twice as long. Milliseconds. */
const firstDelay = 100;
const longestDelay = 3000;

export interface GuardSurroundings {
  maintenance?: Maintenance | undefined;
  clock?: Clock;
}

/** Stands between the hub and one source: patient within limits, and gentle with a legacy system. */
export class Guard {
  /** Upstream reads begun, retries included. */
  calls = 0;
  readonly #settings: GuardSettings;
  readonly #gate: Gate;
  readonly #pace: Pace | undefined;
  readonly #breaker: Breaker;
  readonly #calm: Calm;
  readonly #clock: Clock;

  constructor(settings: GuardSettings, { maintenance, clock = systemClock }: GuardSurroundings = {}) {
    const { readsPerSecond, quiet } = settings;
    this.#settings = settings;
    this.#clock = clock;
    this.#gate = new Gate(settings.concurrency);
    this.#pace = readsPerSecond === undefined ? undefined : new Pace(readsPerSecond, clock);
    this.#breaker = new Breaker(settings.breaker, clock);
    this.#calm = new Calm({ quiet, maintenance }, clock);
  }

  /**
   * At query time: one deadline over waiting, tries and retries together.
   * @throws CausewayError SOURCE_QUIET in strict quiet hours, SOURCE_MAINTENANCE; the source is not asked then
   */
  async ask<T>(task: Task<T>, signal?: AbortSignal): Promise<T> {
    this.#calm.assertMayAsk();
    const limits = { deadline: this.#settings.deadline, signal, clock: this.#clock };
    return this.#judged(signal, () =>
      withDeadline(limits, (inner) => this.#persistently(inner, () => this.#once(task, inner))),
    );
  }

  /**
   * One page of a whole reading: the read deadline for each try.
   * @throws CausewayError SOURCE_QUIET, SOURCE_MAINTENANCE; a reading under way ends so at its next page
   */
  async read<T>(task: Task<T>, signal: AbortSignal): Promise<T> {
    this.#calm.assertMayRead();
    return this.#judged(signal, () => this.#persistently(signal, () => this.#patiently(task, signal)));
  }

  /** One try, whatever the breaker thinks, and not counted. @throws CausewayError SOURCE_MAINTENANCE, SOURCE_QUIET if strict */
  async probe<T>(task: Task<T>, signal?: AbortSignal): Promise<T> {
    this.#calm.assertMayAsk();
    return withDeadline({ deadline: this.#settings.readDeadline, signal, clock: this.#clock }, task);
  }

  /** Before a stream is followed: resolves when no maintenance is under way. */
  waitUntilServed(signal: AbortSignal): Promise<void> {
    return this.#calm.waitUntilServed(signal);
  }

  #patiently<T>(task: Task<T>, signal: AbortSignal): Promise<T> {
    const limits = { deadline: this.#settings.readDeadline, signal, clock: this.#clock };
    return withDeadline(limits, (inner) => this.#once(task, inner));
  }

  async #once<T>(task: Task<T>, signal: AbortSignal): Promise<T> {
    const leave = await this.#gate.enter(signal);
    try {
      await this.#pace?.wait(signal);
      this.calls += 1;
      return await task(signal);
    } finally {
      leave();
    }
  }

  async #persistently<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    for (let retry = 0; ; retry++) {
      try {
        return await attempt();
      } catch (thrown) {
        signal.throwIfAborted();
        const error = toSourceError(thrown);
        if (!isPassing(error) || retry >= this.#settings.retries) throw error;
        await pause(Math.random() * Math.min(longestDelay, firstDelay * 2 ** retry), signal, this.#clock);
      }
    }
  }

  /** An answer that is refused or rubbish comes from a source that is up: only passing faults count. */
  async #judged<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    this.#breaker.assertClosed();
    try {
      const result = await work();
      this.#breaker.succeeded();
      return result;
    } catch (error) {
      if (signal?.aborted || !(error instanceof CausewayError)) this.#breaker.abandoned();
      else if (isPassing(error)) this.#breaker.failed();
      else this.#breaker.succeeded();
      throw error;
    }
  }
}
