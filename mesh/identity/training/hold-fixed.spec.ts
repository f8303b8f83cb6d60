import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdFixed } from './hold-fixed.ts';

const share = fc.double({ min: 0.001, max: 1, noNaN: true });

/** Probabilities that add up to 1, of which the first few are set by hand to at most 0.9 together. */
const cases = fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 6 }).chain((pairs) => {
  const total = pairs.reduce((sum, [value]) => sum + value, 0);
  const levels = pairs.map(([value]) => value / total);
  return fc.nat({ max: pairs.length - 1 }).map((held) => ({
    levels,
    fixed: pairs.map(([, hand], at) => (at < held ? (hand * 0.9) / held : undefined)),
  }));
});

describe('holdFixed', () => {
  it('keeps what is set by hand, adds up to 1, and leaves the others in proportion', () => {
    fc.assert(
      fc.property(cases, ({ levels, fixed }) => {
        const [held = []] = holdFixed([levels], [fixed]);
        expect(held.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
        const free = levels.map((_level, at) => at).filter((at) => fixed[at] === undefined);
        held.forEach((value, at) => expect(value).toBe(fixed[at] ?? value));
        const ratios = free.map((at) => (held[at] ?? 0) / (levels[at] ?? 1));
        for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0] ?? 0, 9);
      }),
    );
  });

  it('changes nothing where nothing is set by hand', () => {
    const found = [[0.2, 0.8]];
    expect(holdFixed(found, undefined)).toBe(found);
    expect(holdFixed(found, [[undefined, undefined]])).toEqual(found);
  });
});
