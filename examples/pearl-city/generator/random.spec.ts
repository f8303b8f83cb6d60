import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Random } from './random.ts';
import { Weighted } from './weighted.ts';

const take = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());

describe('a seeded source of chance', () => {
  it('gives the same numbers to the same words and others to other words', () => {
    expect(take(new Random('1', 'household', 7), 20)).toEqual(take(new Random('1', 'household', 7), 20));
    expect(take(new Random('1', 'household', 7), 20)).not.toEqual(take(new Random('1', 'household', 8), 20));
  });

  it('never leaves the bounds and reaches both', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat({ max: 5 }), (seed, low, width) => {
        const random = new Random(seed);
        const drawn = new Set(Array.from({ length: 200 }, () => random.between(low, low + width)));
        expect([...drawn].sort((a, b) => a - b)).toEqual(
          Array.from({ length: width + 1 }, (_, index) => low + index),
        );
      }),
    );
  });

  it('is even: each tenth holds a tenth of 100,000 numbers within 1 %', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const number of take(new Random('even'), 100_000)) tenths[Math.floor(number * 10)]! += 1;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('draws weighted things by their weight', () => {
    const random = new Random('weights');
    const weighted = new Weighted([
      ['often', 9],
      ['never', 0],
      ['seldom', 1],
    ]);
    const drawn = Array.from({ length: 10_000 }, () => weighted.draw(random));
    expect(drawn.filter((thing) => thing === 'seldom').length).toBeGreaterThan(880);
    expect(drawn.filter((thing) => thing === 'seldom').length).toBeLessThan(1120);
    expect(drawn).not.toContain('never');
  });

  it('shuffles without loss', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (list) => {
        expect(new Random('order').shuffle(list).sort((a, b) => a - b)).toEqual(
          [...list].sort((a, b) => a - b),
        );
      }),
    );
  });
});
