import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitText } from './fit-text.ts';
import { toScale, toSpan, toTicks } from './scale.ts';

const number = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 0));

describe('toScale', () => {
  it('puts every number, none and endless ones included, on the paper', () => {
    fc.assert(
      fc.property(fc.array(number), number, (values, value) => {
        const place = toScale(toSpan(values), [10, 400])(value);
        expect(place >= 10 && place <= 400).toBe(true);
      }),
    );
  });
});

describe('toTicks', () => {
  it('gives round numbers from end to end', () => {
    expect(toTicks([-30, 50], 8)).toEqual([-30, -20, -10, 0, 10, 20, 30, 40, 50]);
    expect(toTicks([0, 1], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(toTicks([0.3, 0.3], 5)).toEqual([0.3]);
  });

  it('gives a few inside the span, whatever the span', () => {
    const end = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(end, fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (low, width) => {
        const ticks = toTicks([low, low + width], 6);
        expect(ticks.length).toBeLessThanOrEqual(8);
        const slack = width * 1e-6 + Math.abs(low) * 1e-9;
        for (const tick of ticks) expect(tick >= low - slack && tick <= low + width + slack).toBe(true);
      }),
    );
  });
});

describe('fitText', () => {
  it('cuts what is too wide, Chinese signs sooner', () => {
    expect(fitText('day and month', 200)).toBe('day and month');
    expect(fitText('day and month', 50)).toBe('day an…');
    expect(fitText('出生日期相同', 50)).toBe('出生日…');
  });
});
