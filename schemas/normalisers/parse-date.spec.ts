import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseChineseNumber } from './chinese-number.ts';
import { isDay, parseDate, parseInstant } from './parse-date.ts';

describe('parseDate', () => {
  it.each([
    '',
    '1990',
    '1990-13-01',
    '1990-02-29',
    '1990-00-10',
    '199001',
    '1990-1',
    '90-01-01',
    'x1990-01-01',
    '1990-01-01x',
  ])('makes no date of "%s"', (text) => expect(parseDate(text)).toBeUndefined());

  it('always reads what Date writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString();
          expect(parseDate(iso)).toBe(iso.slice(0, 10));
          expect(parseDate(iso.slice(0, 10).replaceAll('-', ''))).toBe(iso.slice(0, 10));
          expect(parseInstant(iso)).toBe(iso);
        },
      ),
    );
  });
});

describe('isDay', () => {
  it.each([
    [1900, false],
    [2000, true],
    [2024, true],
    [2026, false],
  ])('%i has a 29th of February: %s', (year, has) => expect(isDay(year, 2, 29)).toBe(has));

  it('always agrees with Date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 2999 }),
        fc.integer({ min: -1, max: 14 }),
        fc.integer({ min: -1, max: 33 }),
        (year, month, day) => {
          const date = new Date(Date.UTC(year, month - 1, day));
          expect(isDay(year, month, day)).toBe(
            date.getUTCMonth() === month - 1 && date.getUTCFullYear() === year && date.getUTCDate() === day,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('parseInstant', () => {
  it.each<[string, number, string | undefined]>([
    ['2026-01-02 03:04:05', 0, '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05', 480, '2026-01-01T19:04:05.000Z'],
    ['2026-01-02T03:04:05.123456+08:00', 0, '2026-01-01T19:04:05.123Z'],
    ['2026/1/2 3:04', 0, '2026-01-02T03:04:00.000Z'],
    ['2026-01-02', 480, '2026-01-01T16:00:00.000Z'],
    ['2026-01-02T03:04:05Z', 480, '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 25:00:00', 0, undefined],
    ['2026-01-02 noon', 0, undefined],
    ['yesterday', 0, undefined],
  ])('%s at +%i min is %s', (text, ...[offset, instant]) => expect(parseInstant(text, offset)).toBe(instant));
});

describe('parseChineseNumber', () => {
  const digit = '零一二三四五六七八九';
  /** The rule for writing numbers below 1000, the other way round. */
  function write(number: number): string {
    const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
    const hundred = hundreds > 0 ? `${digit[hundreds]}百` : '';
    const ten =
      tens > 0
        ? `${tens === 1 && hundreds === 0 ? '' : digit[tens]}十`
        : hundreds > 0 && ones > 0
          ? '零'
          : '';
    return hundred + ten + (ones > 0 ? digit[ones] : '') || '零';
  }

  it('always reads what is written', () => {
    fc.assert(fc.property(fc.nat(999), (number) => expect(parseChineseNumber(write(number))).toBe(number)));
    fc.assert(
      fc.property(fc.nat(99999), (number) => {
        const byDigit = [...String(number)].map((each) => digit[Number(each)]).join('');
        expect(parseChineseNumber(byDigit)).toBe(number);
      }),
    );
  });

  it.each([
    ['三〇一', 301],
    ['两', 2],
    ['拾贰', 12],
    ['一百二十三', 123],
  ])('%s is %i', (text, number) => expect(parseChineseNumber(text)).toBe(number));
});
