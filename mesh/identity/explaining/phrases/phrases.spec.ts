import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differenceKeys } from '../differences/index.ts';
import { phrases, say, showPiece, type PhraseKey } from './index.ts';

const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([gap]) => gap).sort();

/** Words of statistics, which a clerk need not know. */
const jargon =
  /\bbits?\b|probab|likel|weigh|score|log|prior|threshold|blocking|feature|概率|权重|比特|得分|阈值|似然|分块/i;

describe('the phrases', () => {
  it('are the same ones with the same gaps in every locale', () => {
    expect(Object.keys(phrases.zh).sort()).toEqual(Object.keys(phrases.en).sort());
    for (const key of Object.keys(phrases.en) as PhraseKey[])
      expect([key, gaps(phrases.zh[key])]).toEqual([key, gaps(phrases.en[key])]);
  });

  it('have one for each difference that can be found', () => {
    for (const key of differenceKeys) expect(Object.keys(phrases.en)).toContain(key);
  });

  it('use no word of statistics', () => {
    expect(Object.values(phrases.en).filter((phrase) => jargon.test(phrase))).toEqual([]);
    expect(Object.values(phrases.zh).filter((phrase) => jargon.test(phrase))).toEqual([]);
  });

  it('show a value that looks like a gap as it is', () => {
    expect(say('en', 'different', { title: '{left}', left: '{right}', right: '$&' })).toBe(
      '{left} different ({right} / $&)',
    );
  });
});

describe('showPiece', () => {
  /** Halves of characters included. */
  const halves = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })))
    .map((codes) => String.fromCharCode(...codes));

  it('is one short line of whole characters', () => {
    fc.assert(
      fc.property(halves, (text) => {
        const piece = showPiece(text);
        expect(piece.isWellFormed()).toBe(true);
        expect(piece).not.toMatch(/[\p{Cc}\p{Cf}\n]/u);
        expect([...piece].length).toBeLessThanOrEqual(41);
        expect(piece).not.toBe('');
      }),
    );
  });
});
