import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GuardSettings, QuietHours, Weekday } from '../port/index.ts';
import { Guard } from './index.ts';
import { findQuietEnd } from './quiet-hours.ts';
import { FakeClock } from './testing/index.ts';

const weekdays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const office: QuietHours = {
  ...{ from: '08:30', to: '17:30', days: weekdays, zone: 'Asia/Shanghai', strict: false },
};
const settings: GuardSettings = {
  ...{ deadline: 300, readDeadline: 300, retries: 0, concurrency: 2, breaker: { failures: 3, pause: 200 } },
};
const at = (text: string) => new Date(text);
const endAt = (hours: QuietHours[], text: string) => findQuietEnd(hours, at(text))?.toISOString();
const never = new AbortController().signal;
const fine = () => Promise.resolve('fine');

describe('quiet hours', () => {
  it.each([
    ['a Friday morning there', '2026-11-20T01:00:00Z', '2026-11-20T09:30:00.000Z'],
    ['their first minute', '2026-11-20T00:30:00Z', '2026-11-20T09:30:00.000Z'],
    ['the minute before', '2026-11-20T00:29:59Z', undefined],
    ['their last second', '2026-11-20T09:29:59Z', '2026-11-20T09:30:00.000Z'],
    ['their end', '2026-11-20T09:30:00Z', undefined],
    ['a Saturday', '2026-11-21T02:00:00Z', undefined],
  ])('hold by the clock on the wall of their zone: %s', (_, now, end) => {
    expect(endAt([office], now)).toBe(end);
  });

  it('over midnight belong to the day on which they begin, and follow one another without a gap', () => {
    const night: QuietHours = { ...office, from: '22:00', to: '06:00', days: ['fri'], zone: 'UTC' };
    expect(endAt([night], '2026-11-20T23:00:00Z')).toBe('2026-11-21T06:00:00.000Z');
    expect(endAt([night], '2026-11-21T05:00:00Z')).toBe('2026-11-21T06:00:00.000Z');
    expect(endAt([night], '2026-11-20T05:00:00Z')).toBeUndefined();
    const morning: QuietHours = { ...night, from: '06:00', to: '09:00', days: ['sat'] };
    expect(endAt([morning, night], '2026-11-20T23:00:00Z')).toBe('2026-11-21T09:00:00.000Z');
  });

  it('always end at the first minute that is not quiet, and never hold outside of them', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const toText = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const window = fc.record({
      from: minutes.map(toText),
      to: minutes.map(toText),
      days: fc.uniqueArray(fc.constantFrom<Weekday>('mon', 'tue', 'wed', 'sun'), { minLength: 1 }),
      zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'Asia/Urumqi', 'America/St_Johns'),
      strict: fc.boolean(),
    });
    const time = fc
      .integer({ min: Date.UTC(2026, 10, 15), max: Date.UTC(2026, 10, 22) })
      .map((ms) => new Date(ms));
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 3 }), time, (hours, now) => {
        const end = findQuietEnd(hours, now);
        if (end === undefined) return;
        const step = Math.max(60_000, Math.floor((end.getTime() - now.getTime()) / 40));
        for (let moment = now.getTime(); moment < end.getTime(); moment += step)
          expect(findQuietEnd(hours, new Date(moment))).toEqual(end);
        expect(findQuietEnd(hours, end)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

describe('a guarded source', () => {
  it('in its quiet hours ends a reading at the next page, says until when, and still answers by key', async () => {
    const clock = new FakeClock(at('2026-11-20T00:29:00Z'));
    const guard = new Guard({ ...settings, quiet: [office] }, { clock });
    expect(await guard.read(fine, never)).toBe('fine');
    await clock.pass(60_000);
    await expect(guard.read(fine, never)).rejects.toMatchObject({
      code: 'SOURCE_QUIET',
      sentence: expect.stringContaining('which end 2026-11-20 17:30 (Asia/Shanghai)'),
    });
    expect(await guard.ask(fine)).toBe('fine');
    expect(guard.calls).toBe(2);
    await clock.pass(9 * 3_600_000);
    expect(await guard.read(fine, never)).toBe('fine');
  });

  it('in strict quiet hours is not asked by key either', async () => {
    const clock = new FakeClock(at('2026-11-20T01:00:00Z'));
    const guard = new Guard({ ...settings, quiet: [{ ...office, strict: true }] }, { clock });
    for (const asked of [guard.ask(fine), guard.read(fine, never), guard.probe(fine)])
      await expect(asked).rejects.toMatchObject({ code: 'SOURCE_QUIET' });
    expect(guard.calls).toBe(0);
  });

  it('under maintenance is not asked at all, and is asked again when it is over', async () => {
    const clock = new FakeClock(at('2026-11-20T00:00:00Z'));
    const maintenance = { until: at('2026-11-20T06:00:00+08:00'), sentence: 'a new register is put in' };
    const over = { until: at('2026-11-20T01:00:00Z'), sentence: maintenance.sentence };
    expect(await new Guard(settings, { clock, maintenance }).ask(fine)).toBe('fine');
    const guard = new Guard(settings, { clock, maintenance: over });
    for (const asked of [guard.ask(fine), guard.read(fine, never), guard.probe(fine)])
      await expect(asked).rejects.toMatchObject({
        code: 'SOURCE_MAINTENANCE',
        sentence: expect.stringContaining(
          'until 2026-11-20 01:00 (UTC) and is not asked (a new register is put in)',
        ),
      });
    let isServed = false;
    const waiting = guard.waitUntilServed(never).then(() => (isServed = true));
    await clock.pass(3_599_000);
    expect(isServed).toBe(false);
    await clock.pass(1_000);
    await waiting;
    expect(await guard.ask(fine)).toBe('fine');
    expect(guard.calls).toBe(1);
  });
});
