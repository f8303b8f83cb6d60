import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toAsOf } from './as-of.ts';
import type { Contract } from './contract.ts';
import { readFixture } from './fixtures/index.ts';

function contractOf(change?: (text: string) => string): Contract {
  const { contract } = readFixture(change);
  if (contract === undefined) throw new Error('the fixture is faulty');
  return contract;
}
const shanghai = contractOf();
const utc = contractOf((text) =>
  text.replace('\n        logicalTypeOptions: { defaultTimezone: Asia/Shanghai }', ''),
);
const counted = contractOf((text) =>
  text.replace('{ defaultTimezone: Asia/Shanghai }', '{ format: epoch-ms }'),
);
const excel = contractOf((text) =>
  text.replace('{ defaultTimezone: Asia/Shanghai }', '{ format: excel, defaultTimezone: Asia/Shanghai }'),
);
const newYork = contractOf((text) => text.replace('Asia/Shanghai', 'America/New_York'));
const day = contractOf((text) => text.replace('value: updatedAt', 'value: registeredOn'));
const none = contractOf((text) => text.replace(/ {6}- property: causewayAsOf\n.*\n/, ''));

describe('toAsOf', () => {
  it.each<[what: string, contract: Contract, instants: [written: unknown, instant: string | null]]>([
    ['a local time', shanghai, ['2026-01-02 03:04:05', '2026-01-01T19:04:05.000Z']],
    ['a local time of summer', newYork, ['2026-07-02 03:04:05', '2026-07-02T07:04:05.000Z']],
    ['a local time of winter', newYork, ['2026-01-02 03:04:05', '2026-01-02T08:04:05.000Z']],
    ['a time with its zone', shanghai, ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z']],
    ['a time without any zone', utc, ['2026-01-02 03:04:05', '2026-01-02T03:04:05.000Z']],
    ['milliseconds', counted, [1767323045000, '2026-01-02T03:04:05.000Z']],
    ['an Excel number', excel, [46024.5, '2026-01-02T04:00:00.000Z']],
    ['nothing', shanghai, [null, null]],
    ['an empty text', shanghai, ['', null]],
    ['rubbish', shanghai, ['soon', null]],
  ])('reads %s', (_, contract, [written, instant]) =>
    expect(toAsOf(contract, { updatedAt: written })).toBe(instant),
  );

  it('takes a day from its beginning', () =>
    expect(toAsOf(day, { registeredOn: '2026-01-02' })).toBe('2026-01-02T00:00:00.000Z'));

  it('knows nothing where the contract says nothing', () =>
    expect(toAsOf(none, { updatedAt: '2026-01-02 03:04:05' })).toBeNull());

  it('always agrees with the clock of the zone', () => {
    const clock = new Intl.DateTimeFormat('sv', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1995-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
        (date) => {
          const whole = new Date(Math.floor(date.getTime() / 1000) * 1000);
          expect(toAsOf(shanghai, { updatedAt: clock.format(whole) })).toBe(whole.toISOString());
        },
      ),
    );
  });
});
