import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toExactBits } from './exact-bits.ts';

const weight = fc.double({ min: -60, max: 60, noNaN: true });
const sum = (weights: readonly number[]) => weights.map(toExactBits).reduce((all, each) => all + each, 0);

describe('toExactBits', () => {
  it('makes sums the same in whatever order', () => {
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 50 }), (weights) => {
        expect(sum([...weights].reverse())).toBe(sum(weights));
        expect(sum([...weights].sort((a, b) => a - b))).toBe(sum(weights));
      }),
    );
  });

  it('changes no weight by more than a millionth of a bit, and keeps their order', () => {
    fc.assert(
      fc.property(weight, weight, (one, other) => {
        expect(Math.abs(toExactBits(one) - one)).toBeLessThan(1e-6);
        if (one <= other) expect(toExactBits(one)).toBeLessThanOrEqual(toExactBits(other));
      }),
    );
    expect([toExactBits(Infinity), toExactBits(-Infinity)]).toEqual([4096, -4096]);
  });
});
