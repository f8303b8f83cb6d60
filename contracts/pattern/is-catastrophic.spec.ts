import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCatastrophic } from './is-catastrophic.ts';
import { findPatternLengths } from './pattern-lengths.ts';

describe('a catastrophic pattern', () => {
  it.each([
    '^(a+)+$',
    '^(a*)*$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(\\w+\\s?)*$',
    '^([a-zA-Z0-9]+)*@x$',
    '(x+x+)+y',
    '^(.*,)*$',
    '^(\\d+|[0-9a-f]+)*$',
    '^([a-z]{1,50}){1,50}$',
    '^((ab)*|(a|b)*)*$',
    '^(?:[^\\n]+.?)+$',
    '^(?=(a+)+$)a*$',
    '^([\\u4e00-\\u9fa5]+·?)+$',
  ])('%s is found', (pattern) => expect(isCatastrophic(pattern)).toBe(true));

  it.each([
    '^\\S+$',
    '^\\d{15}(\\d{2}[\\dX])?$',
    '^[^,\\s]+$',
    '^([a-z][a-z0-9]*)(-[a-z0-9]+)*$',
    '^(\\d{4})-(\\d{2})-(\\d{2})$',
    '^([a-z]{1,63}\\.)+[a-z]{2,}$',
    '^(\\d{15}){20}$',
    '^[京津皖][A-Z][A-HJ-NP-Z0-9]{5,6}$',
    '^(a*b)*$',
    '^(?:0|[1-9]\\d*)(?:\\.\\d+)?$',
    '^\\p{L}+$',
    '^(?<year>\\d+)-\\k<year>$',
    '^a{2,5}$',
    '^(foo|bar|baz)+$',
    '^\\\\x$',
    '^[\\]\\-^]+$',
    '(',
    '',
  ])('%s is none', (pattern) => expect(isCatastrophic(pattern)).toBe(false));

  it('is never one that matches long wrong texts in an instant', () => {
    // Patterns of a small grammar; the engine's own time is the judge.
    const atom = fc.constantFrom('a', 'b', '[ab]', '\\w', 'ab');
    const pattern = fc
      .array(fc.tuple(atom, fc.constantFrom('', '*', '+', '?')), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map(([part, times]) => `(?:${part})${times}`).join(''))
      .chain((inside) => fc.constantFrom(`^(${inside})*$`, `^${inside}$`, `^(${inside}|a)+$`));
    fc.assert(
      fc.property(pattern, (text) => {
        if (isCatastrophic(text)) return;
        const began = performance.now();
        for (const unit of ['a', 'b', 'ab']) new RegExp(text, 'u').test(`${unit.repeat(24)}!`);
        expect(performance.now() - began).toBeLessThan(20_000);
      }),
      { numRuns: 300 },
    );
  });

  it('is decided in bounded time however large the pattern', () => {
    isCatastrophic(`^(${'[a-z]?'.repeat(150)})*$`);
    isCatastrophic(`^(${'(a|b)*'.repeat(500)})$`);
    isCatastrophic('((((((a{9}){9}){9}){9}){9}){9}){9}');
  });
});

describe('how long a text that fits can be', () => {
  it.each([
    ['^\\d{15}(\\d{2}[\\dX])?$', 15, 18],
    ['\\d{4}', 4, Infinity],
    ['^(ab|c)$', 1, 2],
    ['^a*$', 0, Infinity],
    ['^a$|^bcd$', 1, 3],
  ])('%s: %d to %d', (pattern, least, most) => expect(findPatternLengths(pattern)).toEqual({ least, most }));
});
