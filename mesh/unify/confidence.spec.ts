import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toConfidence, toSupport } from './confidence.ts';

const share = fc.double({ min: 0.01, max: 1, noNaN: true });

describe('confidence', () => {
  it('is a probability', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 1, noNaN: true }), (agree, rival) => {
        const confidence = toConfidence(agree, rival);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is the support itself where nobody says otherwise', () => {
    fc.assert(fc.property(share, (agree) => expect(toConfidence(agree, 0)).toBeCloseTo(agree)));
  });

  it('is at most one half against an equally strong rival', () => {
    fc.assert(fc.property(share, (agree) => expect(toConfidence(agree, agree)).toBeLessThanOrEqual(0.5)));
  });

  it('is 0 for a value held only by datasets that nobody trusts', () => {
    expect(toConfidence(toSupport([0]), 0)).toBe(0);
    expect(toSupport([])).toBe(0);
  });
});
