import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CausewayError, toCausewayError } from './causeway-error.ts';
import { errorCatalogue, errorCodes } from './error-catalogue.ts';

describe('error catalogue', () => {
  it.each(errorCodes)('%s is one plain sentence, with an HTTP status and who must act', (code) => {
    const { sentence, who, level, http } = errorCatalogue[code];
    expect(sentence({})).toMatch(/^[A-Z"].*[.]$|^the source .*[.]$/s);
    expect(sentence({})).not.toMatch(/undefined|NaN|\n/);
    expect(['you', 'department', 'hub']).toContain(who);
    expect(['info', 'warn', 'error']).toContain(level);
    expect(http).toBeGreaterThanOrEqual(400);
    expect(http).toBeLessThan(600);
  });

  it('never says what an upstream said: other details stay in the log', () => {
    const secret = fc.stringMatching(/^[a-z]{4}#[a-z]{12}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...errorCodes),
        fc.dictionary(fc.constantFrom('url', 'body', 'sql', 'stack', 'headers'), secret),
        (code, details) => {
          const error = new CausewayError(code, details, { cause: new Error('cause#secret') });
          for (const value of [...Object.values(details), 'cause#secret'])
            expect(error.sentence).not.toContain(value);
          expect(error.details).toEqual(details);
        },
      ),
    );
  });

  it('makes INTERNAL of whatever nobody foresaw, and leaves our own alone', () => {
    const foreign = new TypeError('connect ECONNREFUSED 10.1.2.3:5432');
    const made = toCausewayError(foreign);
    expect(made.code).toBe('INTERNAL');
    expect(made.sentence).not.toContain('10.1.2.3');
    expect(made.cause).toBe(foreign);
    const own = new CausewayError('NOT_FOUND', { name: 'person' });
    expect(toCausewayError(own)).toBe(own);
  });

  it('says the share above which a delivery is refused in per cent', () => {
    const error = new CausewayError('DELIVERY_REFUSED', {
      dataset: 'water.accounts',
      count: 30,
      total: 100,
      limit: 0.2,
    });
    expect(error.sentence).toContain('30 of 100 rows');
    expect(error.sentence).toContain('20 %');
  });
});
