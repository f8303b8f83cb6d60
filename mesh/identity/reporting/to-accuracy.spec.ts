import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toAccuracy, type WeighedAnswer } from './to-accuracy.ts';

const answers = fc.array(
  fc.record({ weight: fc.double({ min: -60, max: 90, noNaN: true }), same: fc.boolean() }),
  { maxLength: 60 },
);

function slowly(all: readonly WeighedAnswer[], threshold: number) {
  const claimed = all.filter(({ weight }) => weight >= threshold);
  const both = claimed.filter(({ same }) => same).length;
  const actual = all.filter(({ same }) => same).length;
  return { precision: claimed.length === 0 ? 1 : both / claimed.length, recall: both / actual };
}

describe('toAccuracy', () => {
  it('is precision and recall counted pair by pair, at each threshold', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: -70, max: 100 }), (all, link) => {
        const accuracy = toAccuracy(all, link);
        if (!all.some(({ same }) => same)) return expect(accuracy).toBeUndefined();
        expect(accuracy).toMatchObject(slowly(all, link));
        for (const { threshold, ...point } of accuracy?.curve ?? [])
          expect(point).toEqual(slowly(all, threshold));
        expect(accuracy?.curve.length).toBeLessThanOrEqual(60);
        expect(accuracy?.curve[0]?.recall).toBe(1);
      }),
    );
  });
});
