import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toRandom } from '../testing/index.ts';
import { estimateRecall } from './estimate-recall.ts';
import { findSearches } from './read-rules.ts';

describe('estimateRecall', () => {
  it('is Lincoln and Petersen’s estimate for two searches', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(900), fc.nat(900), (both, first, second) => {
        const [one, other] = [both + first, both + second];
        const recall = estimateRecall({ found: both + first + second, each: [one, other] });
        const total = (one * other) / both;
        expect(recall).toBeCloseTo((both + first + second) / total, 6);
      }),
    );
  });

  it('comes near to the truth when searches are independent, however much they differ', () => {
    const shares = fc.array(fc.double({ min: 0.15, max: 0.9, noNaN: true }), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(shares, fc.nat(), (found, seed) => {
        const random = toRandom(seed);
        const each = found.map(() => 0);
        let together = 0;
        const all = 20_000;
        for (let one = 0; one < all; one += 1) {
          const hits = found.map((share) => random() < share);
          hits.forEach((hit, at) => (each[at] = (each[at] ?? 0) + Number(hit)));
          together += Number(hits.includes(true));
        }
        expect(Math.abs((estimateRecall({ found: together, each }) ?? 0) - together / all)).toBeLessThan(
          0.05,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('says nothing where nothing was found, or nothing twice, or there is one search', () => {
    expect(estimateRecall({ found: 0, each: [0, 0] })).toBeUndefined();
    expect(estimateRecall({ found: 30, each: [10, 20] })).toBeUndefined();
    expect(estimateRecall({ found: 10, each: [10] })).toBeUndefined();
    expect(estimateRecall({ found: 10, each: [10, 4] })).toBe(1);
  });
});

describe('findSearches', () => {
  it('leaves out rules that are special cases of others, and of two alike the second', () => {
    const rules = [['id'], ['name', 'birth'], ['birth'], ['id', 'phone'], ['birth'], ['phone', 'sound']];
    expect(findSearches(rules.map((on) => ({ on })))).toEqual([0, 2, 5]);
  });
});
