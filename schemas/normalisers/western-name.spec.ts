import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseGivenName } from './given-name.ts';
import { normaliseWesternName } from './western-name.ts';

describe('normaliseWesternName', () => {
  it.each([
    ['SMITH, Dr. John Jr.', 'john smith'],
    ['Smith, Jr., John', 'john smith'],
    ['John Smith III', 'john smith'],
    ['  Mr.  John   SMITH ', 'john smith'],
    ['Mary-Jane O’Brien', 'mary jane obrien'],
    ['Mary Jane O Brien', 'mary jane obrien'],
    ['James O Smith', 'james o smith'],
    ['Mc Donald', 'mcdonald'],
    ["D'Angelo", 'dangelo'],
    ['Jürgen Größe', 'jurgen grosse'],
    ['Søren Kierkegaard', 'soren kierkegaard'],
    ['ŁUKASZ Wałęsa', 'lukasz walesa'],
    ['St. Clair', 'saint clair'],
    ['Robert "Bob" Smith', 'robert smith'],
    ['Anna Klein (née Groß)', 'anna klein'],
    ['Anna Klein née Groß', 'anna klein'],
    ['Groß née Klein, Anna', 'anna gross'],
    ['Klein, Anna née Groß', 'anna klein'],
    ['Prof. Dr.-Ing. Hans Meier', 'ing hans meier'],
    ['Dipl.-Ing. Hans Meier', 'hans meier'],
    ['Herr Meier', 'meier'],
    ['ＪＯＨＮ', 'john'],
    // Titles that are all there is are names.
    ['Senior', 'senior'],
    ['Judge, Paul', 'paul judge'],
    ['Ing, Wei', 'wei ing'],
    ['(John)', 'john'],
    ['张 伟', '张伟'],
    ['-', ''],
    [',', ''],
  ])('reads %j as %j', (given, comparable) => expect(normaliseWesternName(given)).toBe(comparable));

  it('never tells upper from lower case, nor one space from several', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcdrsmjo éüßø.-,\'"()'), maxLength: 20 });
    fc.assert(
      fc.property(name, (text) => {
        const form = normaliseWesternName(text);
        expect(normaliseWesternName(text.toUpperCase())).toBe(form);
        expect(normaliseWesternName(` ${text.replaceAll(' ', '  ')} `)).toBe(form);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('normaliseGivenName', () => {
  it.each([
    [
      ['Robert', 'Rob', 'BOB', 'bobby'],
      ['Roberta', 'Rupert'],
    ],
    [['William', 'Bill', 'Will', 'Billy'], ['Wilma']],
    [['Elizabeth', 'Liz', 'Beth', 'Elisabeth', 'Betty'], ['Eliot']],
    [['Katherine', 'Kathryn', 'Kate', 'Catherine'], ['Karen']],
    [['Ann-Margaret', 'Annie Peggy'], ['Ann']],
  ])('reads %j as one', (same, others) => {
    expect(new Set(same.map(normaliseGivenName)).size).toBe(1);
    for (const other of others) expect(normaliseGivenName(other)).not.toBe(normaliseGivenName(same[0] ?? ''));
  });

  it('leaves other names alone', () => expect(normaliseGivenName('Ngozi')).toBe('ngozi'));
});
