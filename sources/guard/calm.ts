import { CausewayError } from '#schemas';
import type { Maintenance, QuietHours } from '../port/index.ts';
import type { Clock } from './clock.ts';
import { pause } from './deadline.ts';
import { findQuietEnd, showTime } from './quiet-hours.ts';

export interface CalmSettings {
  quiet?: readonly QuietHours[] | undefined;
  maintenance?: Maintenance | undefined;
}

/** How often somebody who waits looks whether the maintenance is over. Milliseconds. */
const glance = 60_000;

/** When a source is to be left alone whatever its health: in its quiet hours, and while its people work on it. */
export class Calm {
  readonly #settings: CalmSettings;
  readonly #clock: Clock;

  constructor(settings: CalmSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Before a page of a whole reading. @throws CausewayError SOURCE_QUIET, SOURCE_MAINTENANCE */
  assertMayRead(): void {
    this.assertServed();
    this.#assertNotIn(this.#settings.quiet ?? []);
  }

  /** Before a read by key. @throws CausewayError SOURCE_QUIET in strict hours, SOURCE_MAINTENANCE */
  assertMayAsk(): void {
    this.assertServed();
    this.#assertNotIn((this.#settings.quiet ?? []).filter(({ strict }) => strict));
  }

  /** @throws CausewayError SOURCE_MAINTENANCE */
  assertServed(): void {
    const { maintenance } = this.#settings;
    if (maintenance === undefined || maintenance.until <= this.#clock.now()) return;
    throw new CausewayError('SOURCE_MAINTENANCE', {
      until: showTime(maintenance.until, 'UTC'),
      ...(maintenance.sentence === undefined ? {} : { reason: maintenance.sentence }),
    });
  }

  /** Resolves when no maintenance is under way; rejects with the signal's reason. */
  async waitUntilServed(signal: AbortSignal): Promise<void> {
    for (;;) {
      const left = (this.#settings.maintenance?.until.getTime() ?? 0) - this.#clock.now().getTime();
      if (left <= 0) return;
      await pause(Math.min(left, glance), signal, this.#clock);
    }
  }

  #assertNotIn(hours: readonly QuietHours[]): void {
    const end = findQuietEnd(hours, this.#clock.now());
    if (end === undefined) return;
    throw new CausewayError('SOURCE_QUIET', { until: showTime(end, hours[0]?.zone ?? 'UTC') });
  }
}
