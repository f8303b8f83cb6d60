import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isResidentId, residentIdCheckDigit, toResidentId } from './resident-id.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
/** GB 11643 says it otherwise: all 18 digits weighted by powers of two are 1 modulo 11. */
function isCongruent(id: string): boolean {
  const sum = [...id].reduce(
    (total, digit, i) => total + BigInt(digit === 'X' ? 10 : digit) * 2n ** BigInt(17 - i),
    0n,
  );
  return sum % 11n === 1n;
}
const validId = fc
  .record({
    area: digits(6).filter((text) => text[0] !== '0'),
    birth: fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
    sequence: digits(3),
  })
  .map(({ area, birth, sequence }) => {
    const first17 = area + birth.toISOString().slice(0, 10).replaceAll('-', '') + sequence;
    return first17 + residentIdCheckDigit(first17);
  });

describe('resident id', () => {
  it.each(['340302199001010015', '340321198506150026', '340321197506150013', '340302197001010016'])(
    'accepts the vector %s',
    (id) => expect(isResidentId(id)).toBe(true),
  );

  it.each([
    ['a wrong check digit', '340302199001010016'],
    ['a month 13', withCheck('34030219901301001')],
    ['a 30th of February', withCheck('34030219900230001')],
    ['a small x', withCheck('34030219900101011').replace('X', 'x').padEnd(19, 'x')],
    ['17 characters', '34030219900101001'],
    ['letters', '34030219900101001A'],
    ['nothing', ''],
  ])('refuses %s', (_, id) => expect(isResidentId(id)).toBe(false));

  it('accepts an area that existed only before 1983', () => {
    expect(isResidentId(withCheck('34222619600101001'))).toBe(true);
  });

  it('always makes the 18 digits congruent to 1 modulo 11', () => {
    fc.assert(
      fc.property(digits(17), (first17) => {
        expect(isCongruent(first17 + residentIdCheckDigit(first17))).toBe(true);
      }),
    );
  });

  it('always finds one wrong digit', () => {
    fc.assert(
      fc.property(validId, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, at, step) => {
        const wrong = String((Number(id[at]) + step) % 10);
        expect(isResidentId(id.slice(0, at) + wrong + id.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('always completes 15 digits to the 18 they were cut from', () => {
    fc.assert(
      fc.property(
        validId.filter((id) => id.slice(6, 8) === '19'),
        (id) => expect(toResidentId(id.slice(0, 6) + id.slice(8, 17))).toBe(id),
      ),
    );
  });

  it.each([
    ['full-width characters', '３４０３０２１９９００１０１００１５', '340302199001010015'],
    ['spaces', ' 340302 19900101 0015 ', '340302199001010015'],
    ['a small x', withCheck('34030219900101006').toLowerCase(), withCheck('34030219900101006')],
  ])('reads %s', (_, raw, id) => expect(toResidentId(raw)).toBe(id));

  it.each(['', 'unknown', '34030219900101001', '340302901301001'])('makes no number of "%s"', (raw) =>
    expect(toResidentId(raw)).toBeUndefined(),
  );
});

function withCheck(first17: string): string {
  return first17 + residentIdCheckDigit(first17);
}
