import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findLanguage, findStrings, LanguageTable } from './index.ts';

const patterns = [
  '^a+$',
  '[a-z]*',
  '^(?=x$)x$',
  '^\\cC$',
  '^\\d{4}-\\d{2}$',
  '^(?!foo)[a-z]{3}$',
  'x$',
  '^(a|b)c?$',
  '\\p{Lu}',
  '^[^@]+@[a-z]{2,}$',
  '^$',
  '',
  '^[\\w.-]+$',
  '$^',
  '^a|b$',
  '(?:ab)+c',
  '[^\\s]',
  '^(?<year>\\d+)$',
  'a{2,3}?b',
  '^.$',
  '\\u{1F600}',
  '^\\x41\\t?$',
  '(?!a)b|c(?=d)',
  '^(|a)b',
];

describe('a pattern as a language', () => {
  it.each(patterns)('%s has the strings that JavaScript finds it in, and no others', (source) => {
    const table = new LanguageTable();
    const language = findLanguage(table, source);
    if (!language) throw new Error('It is understood.');
    const expression = new RegExp(source, 'u');
    for (const text of findStrings(table, language, 40).strings)
      expect([text, expression.test(text)]).toEqual([text, true]);
    for (const text of findStrings(table, table.not(language), 40).strings)
      expect([text, expression.test(text)]).toEqual([text, false]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcdfox-@.1 A\n'), maxLength: 7 }), (text) => {
        const only = table.and([language, table.text(text)]);
        expect(findStrings(table, only, 1).strings.length === 1).toBe(expression.test(text));
      }),
      { numRuns: 40 },
    );
  });

  it.each(['(a)\\1', '\\bword\\b', '(?<=a)b', 'a*^b', '(?:^a)*', '^a{5000}$'])(
    '%s is not looked into',
    (source) => {
      expect(findLanguage(new LanguageTable(), source)).toBeUndefined();
    },
  );

  it('lies in another or has a string that does not', () => {
    const table = new LanguageTable();
    const difference = (one: string, other: string): readonly string[] => {
      const [left, right] = [one, other].map((source) => findLanguage(table, source) ?? table.none);
      return findStrings(table, table.and([left ?? table.none, table.not(right ?? table.none)]), 1).strings;
    };
    expect(difference('^[a-z]{1,5}$', '^[a-z]{1,10}$')).toEqual([]);
    expect(difference('^[a-z]{1,10}$', '^[a-z]{1,5}$')).toEqual(['aaaaaa']);
  });
});
