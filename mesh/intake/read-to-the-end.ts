import { setTimeout as sleep } from 'node:timers/promises';
import { CausewayError } from '#schemas';
import type { ReadingStart, RowBatch } from '#sources';
import type { ChosenReading } from './choose-reading.ts';
import type { Intake } from './open-intake.ts';
import type { IntakeOptions, Patience } from './take-in.ts';

const patience: Patience = {
  tries: 6,
  firstPause: 1000,
  longestPause: 60_000,
  keepAfter: 30_000,
  keepEvery: 10_000,
};

/** What passes by itself, so that another try is worth it; the guard of the source has tried already, within seconds. */
const passing = new Set(['SOURCE_UNREACHABLE', 'SOURCE_TIMEOUT', 'SOURCE_RESTING']);

/**
 * Stages every row of a reading. Where it is cut behind a bookmark it goes on from there, waiting longer each time that
 * nothing came; what was staged stays.
 * @returns the intake that holds the rows: another one than was given where the source had to start over
 * @throws CausewayError SOURCE_* of the last try
 */
export async function readToTheEnd(
  intake: Intake,
  reading: ChosenReading,
  options: IntakeOptions,
): Promise<Intake> {
  const limits = { ...patience, ...options.patience };
  const course = new Course(intake, reading, options);
  for (let failed = 0; ;) {
    const readBefore = course.read;
    try {
      await course.readOn();
      return course.intake;
    } catch (error) {
      failed = course.read > readBefore ? 1 : failed + 1;
      if (!course.mayGoOn(error) || failed >= limits.tries) {
        await course.intake.delivery.discard();
        throw error;
      }
      await sleep(Math.min(limits.longestPause, limits.firstPause * 2 ** (failed - 1)), undefined, {
        signal: options.signal,
      });
    }
  }
}

/** One reading with its cuts. */
class Course {
  intake: Intake;
  readonly #options: IntakeOptions;
  readonly #limits: Patience;
  #start: ReadingStart;
  #wasCut: boolean;
  /** When what was read is to be kept next. */
  #keepAt: number;

  constructor(intake: Intake, { since }: ChosenReading, options: IntakeOptions) {
    this.intake = intake;
    this.#options = options;
    this.#limits = { ...patience, ...options.patience };
    this.#keepAt = performance.now() + this.#limits.keepAfter;
    const from = intake.delivery.resumed?.bookmark;
    this.#wasCut = from !== undefined;
    this.#start = { ...(since !== undefined && { since }), ...(from !== undefined && { from }) };
  }

  get read(): number {
    return this.intake.run.read;
  }

  /** Only the source's own passing faults, and only behind a bookmark. */
  mayGoOn(error: unknown): boolean {
    this.#wasCut = true;
    const isPassing = error instanceof CausewayError && passing.has(error.code);
    return isPassing && this.#start.from !== undefined && this.#options.signal?.aborted !== true;
  }

  async readOn(): Promise<void> {
    const { reader, read } = this.intake.task;
    for await (const batch of reader.readAll(read, this.#options.signal, this.#start)) {
      const sentence = await this.#notePlace(batch);
      await this.intake.stage(batch);
      if (batch.bookmark !== undefined) await this.#noteBookmark(batch.bookmark);
      this.#options.onProgress?.({ read: this.read, total: batch.total, ...(sentence && { sentence }) });
    }
  }

  async #noteBookmark(bookmark: string): Promise<void> {
    this.#start = { ...this.#start, from: bookmark };
    if (performance.now() < this.#keepAt) return;
    await this.intake.keep(bookmark);
    this.#keepAt = performance.now() + this.#limits.keepEvery;
  }

  /** What is to be said of the first batch behind a cut. */
  async #notePlace({ startedOver }: RowBatch): Promise<string | undefined> {
    const { read } = this;
    if (startedOver && read > 0) {
      this.intake = await this.intake.startOver();
      return `What was being read has changed; it is read again from its beginning, after ${read} rows.`;
    }
    if (!this.#wasCut) return undefined;
    this.#wasCut = false;
    return `Resumed at row ${read + 1}.`;
  }
}
