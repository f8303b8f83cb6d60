import { describe, expect, it } from '@jest/globals';
import { findTolerance, toComparable, valuesAgree } from './comparison.ts';

describe('comparison', () => {
  it('keeps a value that its normaliser cannot use as itself, so that it still differs', () => {
    expect(toComparable('date', '1990-13-45')).toBe('1990-13-45');
    expect(toComparable('date', '1990/1/1')).toBe(toComparable('date', '1990-01-01'));
    expect(toComparable('date', '  ')).toBe('');
  });

  it.each([
    ['5%', { kind: 'within', share: 0.05, amount: 0 }],
    [' 2.5 % ', { kind: 'within', share: 0.025, amount: 0 }],
    [3, { kind: 'within', share: 0, amount: 3 }],
    ['about five', undefined],
    ['-5%', undefined],
  ])('reads %p as a tolerance', (text, tolerance) => {
    expect(findTolerance(text)).toEqual(tolerance);
  });

  it('does not let a text be near a number', () => {
    const within = { kind: 'within', share: 1, amount: 1e9 } as const;
    expect(valuesAgree(within, { value: 5, comparable: '5' }, { value: 'five', comparable: 'five' })).toBe(
      false,
    );
  });
});
