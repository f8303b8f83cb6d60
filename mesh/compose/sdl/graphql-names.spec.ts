import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId } from '#schemas';
import { toDatasetField, toGraphqlName, toUniqueNames } from './graphql-names.ts';

describe('GraphQL names', () => {
  it.each([
    ['birth-date', 'birth_date'],
    ['2nd', '_2nd'],
    ['__typename', 'typename'],
    ['登记序号', 'field1'],
    ['总重_kg', 'kg'],
    ['_key', 'key'],
  ])('of %s is %s', (text, name) => {
    expect(toGraphqlName(text, 'field1')).toBe(name);
  });

  it('are names of GraphQL and differ, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const names = toUniqueNames(texts, ['_key']);
        expect(new Set([...names, '_key']).size).toBe(texts.length + 1);
        for (const name of names) expect(name).toMatch(/^(?!__)[_A-Za-z][_0-9A-Za-z]*$/);
      }),
    );
  });

  it('carry the department of a raw dataset in front', () => {
    expect(toDatasetField(toDatasetId('public-security.population'))).toBe('publicSecurity_population');
    expect(toDatasetField(toDatasetId('transport.taxi-positions'))).toBe('transport_taxiPositions');
  });
});
