import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CausewayError } from '#schemas';
import { sourceError } from '../errors/index.ts';
import type { GuardSettings } from '../port/index.ts';
import { Guard } from './index.ts';
import { FakeClock } from './testing/index.ts';

/** What one read of the source does: how long it takes, and how it ends. */
const behaviour = fc.record({
  takes: fc.integer({ min: 0, max: 900 }),
  ends: fc.constantFrom('well' as const, 'SOURCE_UNREACHABLE' as const, 'SOURCE_RUBBISH' as const),
});
const given = fc.record({
  settings: fc.record({
    deadline: fc.integer({ min: 50, max: 800 }),
    readDeadline: fc.integer({ min: 50, max: 800 }),
    retries: fc.integer({ min: 0, max: 4 }),
    concurrency: fc.integer({ min: 1, max: 4 }),
    readsPerSecond: fc.integer({ min: 1, max: 20 }),
    breaker: fc.record({
      failures: fc.integer({ min: 1, max: 4 }),
      pause: fc.integer({ min: 100, max: 5000 }),
    }),
  }),
  behaviours: fc.array(behaviour, { minLength: 1, maxLength: 12 }),
  /** When each question comes, in milliseconds after the one before. */
  arrivals: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 25 }),
});
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

interface Seen {
  begun: number[];
  most: number;
  /** Of each question: how long it took and what came of it. */
  answers: { took: number; code: string; begins: number }[];
}

async function play({ settings, behaviours, arrivals }: Given): Promise<Seen> {
  const clock = new FakeClock();
  const guard = new Guard(settings as GuardSettings, { clock });
  const seen: Seen = { begun: [], most: 0, answers: [] };
  let [now, turn] = [0, 0];
  const source = async (signal: AbortSignal): Promise<void> => {
    const { takes, ends } = behaviours[turn++ % behaviours.length] ?? { takes: 0, ends: 'well' };
    seen.begun.push(clock.elapsed());
    seen.most = Math.max(seen.most, ++now);
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      clock.after(takes, resolve);
    }).finally(() => now--);
    if (ends !== 'well') throw sourceError(ends);
  };
  const ask = async () => {
    const came = clock.elapsed();
    let begins = 0;
    const counted = (signal: AbortSignal) => (begins++, source(signal));
    const code = await guard.ask(counted).then(
      () => 'well',
      (error: unknown) => (error instanceof CausewayError ? error.code : 'strange'),
    );
    seen.answers.push({ took: clock.elapsed() - came, code, begins });
  };
  const asked: Promise<void>[] = [];
  for (const gap of arrivals) {
    await clock.pass(gap);
    asked.push(ask());
  }
  await clock.pass(10_000);
  await Promise.all(asked);
  return seen;
}

describe('whatever a source does and whenever it is asked, the guard', () => {
  it('answers within the deadline, tries no more than it may, and lets through no more than it may', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (one) => {
        const { settings } = one;
        const { begun, most, answers } = await play(one);
        expect(answers).toHaveLength(one.arrivals.length);
        for (const { took, code, begins } of answers) {
          expect(took).toBeLessThanOrEqual(settings.deadline);
          expect(begins).toBeLessThanOrEqual(settings.retries + 1);
          expect(code).not.toBe('strange');
          if (code === 'SOURCE_RESTING') expect(begins).toBe(0);
        }
        expect(most).toBeLessThanOrEqual(settings.concurrency);
        begun
          .slice(settings.readsPerSecond)
          .forEach((at, index) => expect(at - (begun[index] ?? 0)).toBeGreaterThanOrEqual(1000));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves a source that always fails in peace: no two tries of it within one pause', async () => {
    const failing = given.map((one) => ({
      ...one,
      settings: { ...one.settings, retries: 0, concurrency: 4, readsPerSecond: 1000 },
      behaviours: [{ takes: 0, ends: 'SOURCE_UNREACHABLE' as const }],
    }));
    await fc.assert(
      fc.asyncProperty(failing, async (one) => {
        const { failures, pause } = one.settings.breaker;
        const { begun } = await play(one);
        const trials = begun.slice(failures - 1);
        trials
          .slice(1)
          .forEach((at, index) => expect(at - (trials[index] ?? 0)).toBeGreaterThanOrEqual(pause));
      }),
      { numRuns: 100 },
    );
  });
});
