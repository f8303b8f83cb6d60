import { describe, expect, it } from '@jest/globals';
import { texts, toWording, type TextKey } from './index.ts';

const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([gap]) => gap).sort();

describe('toWording', () => {
  it('has the same texts with the same gaps in every language', () => {
    expect(Object.keys(texts.zh).sort()).toEqual(Object.keys(texts.en).sort());
    for (const key of Object.keys(texts.en) as TextKey[])
      expect([key, gaps(texts.zh[key])]).toEqual([key, gaps(texts.en[key])]);
  });

  it('says shares as so many of 1,000, and neither none nor all where it is nearly so', () => {
    const { thousand } = toWording('en');
    expect([0, 1e-9, 0.00002, 0.0054, 0.0918, 0.9931, 0.99997, 0.9999999, 1].map(thousand)).toEqual([
      ...['0', '< 0.001', '0.02', '5.4', '92'],
      ...['993', '999.97', '999.99', '1,000'],
    ]);
  });

  it('shows numbers that are none or have no end by a sign', () => {
    const { count, decimal, share } = toWording('zh');
    expect([count(1234567), decimal(-2), share(0.5)]).toEqual(['1,234,567', '−2.0', '0.500']);
    expect([decimal(Infinity), decimal(-Infinity), count(NaN)]).toEqual(['∞', '−∞', '–']);
  });
});
