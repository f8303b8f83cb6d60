import { describe, expect, it } from '@jest/globals';
import { toCurve } from './to-curve.ts';

describe('toCurve', () => {
  it('counts for its recall the pairs that were never compared', () => {
    const bits = [
      { bit: 3, pairs: 2, same: 2 },
      { bit: -1, pairs: 4, same: 1 },
    ];
    expect(toCurve(bits, 6)).toEqual([
      { threshold: -1, precision: 0.5, recall: 0.5 },
      ...[0, 1, 2, 3].map((threshold) => ({ threshold, precision: 1, recall: 2 / 6 })),
    ]);
  });

  it('has no points where nothing was compared', () => {
    expect(toCurve([], 3)).toEqual([]);
  });
});
