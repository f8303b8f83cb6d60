import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { didYouMean, editDistance } from './did-you-mean.ts';

/** The definition, without memory. */
function slow(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  const least = Math.min(
    slow(a.slice(0, -1), b) + 1,
    slow(a, b.slice(0, -1)) + 1,
    slow(a.slice(0, -1), b.slice(0, -1)) + cost,
  );
  const isSwap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return isSwap ? Math.min(least, slow(a.slice(0, -2), b.slice(0, -2)) + 1) : least;
}

describe('did you mean', () => {
  it('always counts edits as the definition does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(fc.property(word, word, (a, b) => expect(editDistance(a, b)).toBe(slow(a, b))));
  });

  it.each([
    ['requird', 'required'],
    ['resdientId', 'residentId'],
    ['birthdate', 'birthDate'],
    ['XN', 'XM'],
  ])('%s → %s', (typed, meant) =>
    expect(didYouMean(typed, ['name', 'required', 'residentId', 'birthDate', 'XM'])).toBe(meant),
  );

  it('does not guess wildly', () => {
    expect(didYouMean('colour', ['name', 'required'])).toBeUndefined();
    expect(didYouMean('3', ['1', '2'])).toBeUndefined();
    expect(didYouMean('x', [])).toBeUndefined();
  });
});
