import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseDate } from './normalise-date.ts';
import { isDay } from './parse-date.ts';

describe('normaliseDate', () => {
  it.each([
    '19081209',
    '1908-12-09T08:30:00Z',
    '9 Dec 1908',
    '9. Dezember 1908',
    '9-DEC-1908',
    '09dec1908',
    'Dec 9, 1908',
    'Dec. 9 1908',
    'December 9th 1908',
    '9th of December, 1908',
    'Wed, 09 Dec 1908 10:00:00 GMT',
    '9 décembre 1908',
    '9 de diciembre de 1908',
    '1908 Dec 9',
    '9.12.1908',
    '09121908T',
    '一九〇八年十二月九日',
    '一九○八年十二月九号',
    '１９０８年１２月９日',
    '公元1908年12月9日',
  ])('reads %s', (text) => expect(normaliseDate(text)).toBe(text === '09121908T' ? '' : '1908-12-09'));

  it.each([
    ['民国79年1月2日', '1990-01-02'],
    ['民國七十九年元月二日', '1990-01-02'],
    ['民国元年1月1日', '1912-01-01'],
    ['一九九〇年十二月廿三日', '1990-12-23'],
    ['90年1月2日', '1990-01-02'],
    ['25/12/1908', '1908-12-25'],
    ['12/25/1908', '1908-12-25'],
    ['12/25/1908 10:30 PM', '1908-12-25'],
    ['24061971', '1971-06-24'],
    ['24/06/71', '1971-06-24'],
    ['71/06/24', '1971-06-24'],
    ['35/06/24', '1935-06-24'],
    ['民国9999年1月1日', ''],
    ['24 Jun 71', '1971-06-24'],
    ['5/5/1908', '1908-05-05'],
    ['29 Feb 1900', ''],
    ['31/06/1971', ''],
    ['40/40/40', ''],
    ['9 Foo 1908', ''],
    ['Dec 1908', ''],
    ['3650', ''],
    ['不详', ''],
  ])('reads %s as %j', (text, date) => expect(normaliseDate(text)).toBe(date));

  it('reads what could be either in the order that it is told, and else not', () => {
    expect(normaliseDate('9/12/1908')).toBe('');
    expect(normaliseDate('9/12/1908', 'day-first')).toBe('1908-12-09');
    expect(normaliseDate('9/12/1908', 'month-first')).toBe('1908-09-12');
    expect(normaliseDate('25/12/1908', 'month-first')).toBe('1908-12-25');
    expect(normaliseDate('12/25/1908', 'day-first')).toBe('1908-12-25');
  });

  it('never puts a year of two figures into the future, nor more than a century back', () => {
    const now = new Date().getUTCFullYear();
    for (let short = 0; short < 100; short++) {
      const year = Number(normaliseDate(`24/06/${String(short).padStart(2, '0')}`).slice(0, 4));
      expect(year % 100).toBe(short);
      expect(year <= now && year > now - 100).toBe(true);
    }
  });

  it('never gives what is not in the calendar', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'0123456789/-. 年月日一二十廿民国DecJun'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (given) => {
        const date = normaliseDate(given, 'day-first');
        if (date === '') return;
        expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
        expect(isDay(year, month, day)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
