import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanCreditCode, creditCodeCheckCharacter, isCreditCode } from './credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const first17 = fc
  .tuple(
    fc.constantFrom(...'123456789ANY'),
    fc.constantFrom(...alphabet),
    fc.stringMatching(/^\d{6}$/),
    fc
      .array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 })
      .map((characters) => characters.join('')),
  )
  .map((parts) => parts.join(''));

/** GB 32100 in so many words: weights 3^(i-1), and the whole sum with the check character divides by 31. */
function divides(code: string): boolean {
  const sum = [...code].reduce(
    (total, character, i) => total + BigInt(alphabet.indexOf(character)) * (i === 17 ? 1n : 3n ** BigInt(i)),
    0n,
  );
  return sum % 31n === 0n;
}

describe('unified social credit code', () => {
  it.each(['91110000600037341L', '91340300MA2ABCDE2B', 'N2340321MF0ABCDE00', 'Y1340302MA2ABCDE2J'])(
    'accepts the vector %s',
    (code) => expect(isCreditCode(code)).toBe(true),
  );

  it.each([
    ['a wrong check character', '91340300MA2ABCDE2C'],
    ['the letter I', '91340300MI2ABCDE2B'],
    ['a department that does not occur', 'Z1340302MA2ABCDE2J'],
    ['17 characters', '91340300MA2ABCDE2'],
    ['small letters', '91340300ma2abcde2b'],
    ['nothing', ''],
  ])('refuses %s', (_, code) => expect(isCreditCode(code)).toBe(false));

  it('always takes a check character that makes the weighted sum divide by 31', () => {
    fc.assert(
      fc.property(first17, (start) => {
        const code = start + creditCodeCheckCharacter(start);
        expect(divides(code)).toBe(true);
        expect(isCreditCode(code)).toBe(true);
      }),
    );
  });

  it('always finds one wrong digit', () => {
    fc.assert(
      fc.property(
        first17,
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (start, at, step) => {
          const wrong = String((Number(start[at]) + step) % 10);
          const code = start.slice(0, at) + wrong + start.slice(at + 1) + creditCodeCheckCharacter(start);
          expect(isCreditCode(code)).toBe(false);
        },
      ),
    );
  });

  it('is cleaned of case, width and separators', () => {
    expect(cleanCreditCode(' ９1340300-ma2abcde2b ')).toBe('91340300MA2ABCDE2B');
  });
});
