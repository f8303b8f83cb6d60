import { describe, expect, it } from '@jest/globals';
import { normaliserNames } from '#schemas';
import fc from 'fast-check';
import { locales } from './locale.ts';
import { samplePair, toCompared } from './testing/sample-pair.ts';
import { toSentences } from './to-sentences.ts';
import { toWaterfall } from './to-waterfall.ts';
import { whyNot } from './why-not.ts';

const alphabet = fc.constantFrom(...'张伟玮李 ·a1-路号{}+:,%$&<>\n\u202e😀\ud83d\ude00\0');
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: alphabet }),
  fc.constant('__proto__'),
);
const value = fc.option(anyText);
const weight = fc.double({ min: -40, max: 40, noNaN: true });

const compared = fc
  .record({
    sample: fc.record({
      feature: fc.oneof(fc.constantFrom('name', 'birth'), anyText),
      normaliser: fc.oneof(fc.constantFrom(...normaliserNames), anyText),
      left: value,
      right: value,
    }),
    raw: value,
    rest: fc.record({ weight, rarity: weight, level: fc.integer({ min: -1, max: 5 }), reads: anyText }),
  })
  .map(({ sample, raw, rest }) => {
    const one = toCompared(sample, rest);
    return { ...one, left: { ...one.left, raw } };
  });

const pair = fc
  .record({
    compared: fc.array(compared, { maxLength: 5 }),
    rules: fc.array(anyText, { maxLength: 2 }),
    skipped: fc.array(anyText, { maxLength: 1 }),
    modelRules: fc.array(anyText, { maxLength: 3 }),
    decisions: fc.array(
      fc.record({
        kind: fc.constantFrom('must-link', 'cannot-link'),
        by: anyText,
        at: anyText,
        reason: anyText,
      }),
      { maxLength: 2 },
    ),
    verdict: fc.constantFrom('together', 'apart'),
    cut: fc.option(anyText, { nil: undefined }),
    weight,
  })
  .map((rest) => samplePair(rest));

describe('an explanation of whatever departments deliver', () => {
  it('never throws, is well formed, on one line, and has a sentence in either language', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(...locales), (one, locale) => {
        const sentences = [...toSentences(one, locale), ...whyNot(one, locale).sentences];
        expect(toWaterfall(one).steps.at(-1)?.to).toBe(one.weight);
        for (const sentence of sentences) {
          expect(sentence.isWellFormed()).toBe(true);
          expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}]|undefined|\[object/u);
          expect(sentence).toMatch(locale === 'zh' ? /[。]$/ : /\.$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
