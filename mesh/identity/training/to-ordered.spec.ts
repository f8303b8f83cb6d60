import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toOrdered } from './to-ordered.ts';

const probability = fc.double({ min: 1e-6, max: 1, noNaN: true });
const levels = fc.array(fc.tuple(probability, probability), { minLength: 1, maxLength: 8 });

describe('toOrdered', () => {
  it('leaves levels alone that are in order', () => {
    expect(toOrdered([0.8, 0.15, 0.05], [0.01, 0.1, 0.89])).toEqual([0.8, 0.15, 0.05]);
  });

  it('gives neighbours that are not one weight', () => {
    const [first, second, third] = toOrdered([0.1, 0.7, 0.2], [0.1, 0.1, 0.8]);
    expect(first).toBeCloseTo(0.4, 12);
    expect(second).toBeCloseTo(0.4, 12);
    expect(third).toBeCloseTo(0.2, 12);
  });

  it('never lets a level weigh more than one above it, and keeps the sum', () => {
    fc.assert(
      fc.property(levels, (pairs) => {
        const [m, u] = [pairs.map(([each]) => each), pairs.map(([, each]) => each)];
        const ordered = toOrdered(m, u);
        const ratios = ordered.map((each, level) => each / (u[level] ?? 1));
        for (const [level, ratio] of ratios.entries())
          expect(ratio).toBeLessThanOrEqual((ratios[level - 1] ?? Infinity) * (1 + 1e-9));
        const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
        expect(sum(ordered)).toBeCloseTo(sum(m), 9);
      }),
    );
  });
});
