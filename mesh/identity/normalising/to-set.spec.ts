import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toSet } from './to-set.ts';

const squares = (x: number, y: number) => toSet({ split: 'squares' }, `${x} ${y}`).split(' ');

describe('toSet', () => {
  it('leaves a value that is no set as it is', () => {
    expect(toSet({}, 'a b')).toBe('a b');
  });

  it('cuts a Chinese name into neighbouring characters', () => {
    expect(toSet({ split: 'pairs' }, '市中心店')).toBe('市中 中心 心店');
    expect(toSet({ split: 'pairs' }, '店')).toBe('店');
  });

  it('gives positions less than a step apart a square in common', () => {
    const near = fc.double({ min: -0.000499, max: 0.000499, noNaN: true });
    const place = fc.double({ min: -89, max: 89, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(place, place), fc.tuple(near, near), ([x, y], [east, north]) => {
        const there = squares(x + east, y + north);
        expect(squares(x, y).some((square) => there.includes(square))).toBe(true);
      }),
    );
  });

  it('gives positions more than two steps apart none', () => {
    expect(squares(117.3, 32.9).some((square) => squares(117.3011, 32.9).includes(square))).toBe(false);
  });
});
