import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toClockTime, toDateText, toExactTime, toRelativeTime } from './time-text.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

describe('times and dates', () => {
  it.each([
    ['2026-11-20T11:59:30Z', undefined],
    ['2026-11-20T11:57:00Z', '3 minutes ago'],
    ['2026-11-20T09:00:00Z', '3 hours ago'],
    ['2026-11-19T12:00:00Z', 'yesterday'],
    ['2026-09-10T12:00:00Z', '2 months ago'],
    ['2025-08-10T12:00:00Z', '15 months ago'],
    ['2023-11-10T12:00:00Z', '3 years ago'],
    ['2026-11-20T12:05:00Z', 'in 5 minutes'],
  ])('names %s as %s', (at, text) => {
    expect(toRelativeTime(at, 'en', now)).toBe(text);
  });

  it('never leaves a time of more than a minute without words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 4e9 }), fc.boolean(), (seconds, isPast) => {
        const at = new Date(now + (isPast ? -1 : 1) * seconds * 1000).toISOString();
        expect(toRelativeTime(at, 'en', now)).toMatch(/ago|in |yesterday|tomorrow|last|next/);
      }),
    );
  });

  it('speaks Chinese', () => {
    expect(toRelativeTime('2026-11-20T09:00:00Z', 'zh-CN', now)).toBe('3小时前');
    expect(toDateText('1990-01-01', 'zh-CN')).toBe('1990年1月1日');
  });

  it('writes a calendar day as that day in every time zone', () => {
    expect(toDateText('1990-01-01', 'en')).toBe('Jan 1, 1990');
  });

  it('names only the hour for today', () => {
    const at = new Date(2026, 10, 20, 10, 32);
    expect(toClockTime(at.toISOString(), 'zh-CN', new Date(2026, 10, 20, 12, 0))).toBe('10:32');
    expect(toClockTime(at.toISOString(), 'zh-CN', new Date(2026, 10, 21, 12, 0))).toContain('11月20日');
  });

  it('leaves what is no time as it is', () => {
    for (const write of [toRelativeTime, toExactTime, toClockTime, toDateText]) {
      expect(write('soon', 'en')).toBe('soon');
    }
  });
});
