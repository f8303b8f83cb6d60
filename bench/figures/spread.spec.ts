import { describe, expect, it } from '@jest/globals';
import { toPercentile, toSpread } from './spread.ts';

describe('a spread', () => {
  it('has the middle of an odd number and the mean of the two middles of an even one', () => {
    expect(toSpread([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9 });
    expect(toSpread([4, 1, 2, 9]).median).toBe(3);
  });

  it('sorts by size and not by spelling', () => expect(toSpread([10, 9, 100]).median).toBe(10));

  it('is not there for nothing', () => expect(() => toSpread([])).toThrow(RangeError));
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

  it('is the nearest rank', () => {
    expect(toPercentile(hundred, 0.5)).toBe(50);
    expect(toPercentile(hundred, 0.99)).toBe(99);
    expect(toPercentile([7], 0.95)).toBe(7);
  });
});
