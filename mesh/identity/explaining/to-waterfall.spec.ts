import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { samplePair, toCompared } from './testing/sample-pair.ts';
import { toProbability, toWaterfall } from './to-waterfall.ts';

describe('toWaterfall', () => {
  it('goes from the prior over each comparison, the strongest first, to the total', () => {
    const { steps, thresholds } = toWaterfall(samplePair());
    expect(steps.map(({ kind, name, from, to }) => [kind, name, from, to])).toEqual([
      ['prior', '', 0, -14],
      ['comparison', 'id', -14, 6],
      ['comparison', 'birth', 6, 20],
      ['comparison', 'address', 20, 31],
      ['comparison', 'name', 31, 40],
      ['comparison', 'phone', 40, 38],
      ['comparison', 'spouse', 38, 38],
      ['total', '', 0, 38],
    ]);
    expect(steps[4]?.says).toBe('Name differs in one character that sounds alike (伟/玮)');
    expect(thresholds).toEqual({ link: 1, review: -5 });
  });

  it('always adds up to the total', () => {
    const weight = fc.double({ min: -60, max: 60, noNaN: true });
    fc.assert(
      fc.property(weight, weight, fc.array(weight), (priorWeight, total, weights) => {
        const sample = { feature: 'f', normaliser: 'text', left: 'a', right: 'b' };
        const compared = weights.map((each) => toCompared(sample, { weight: each }));
        const { steps } = toWaterfall(samplePair({ priorWeight, weight: total, compared }));
        expect(steps.at(-2)?.to).toBeCloseTo(total, 1);
        expect(steps.at(-1)).toMatchObject({ kind: 'total', from: 0, to: total });
      }),
    );
  });

  it('turns a weight into a probability', () => {
    expect([0, 1, -1, 10].map(toProbability)).toEqual([1 / 2, 2 / 3, 1 / 3, 1024 / 1025]);
    expect([toProbability(-5000), toProbability(5000)]).toEqual([0, 1]);
  });
});
