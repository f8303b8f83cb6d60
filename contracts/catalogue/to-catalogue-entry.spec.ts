import { describe, expect, it } from '@jest/globals';
import type { Contract } from '../contract.ts';
import { readFixture } from '../fixtures/index.ts';
import { lintContract } from '../lint/index.ts';
import { seedCity, seedFile, seedText } from '../lint/testing/index.ts';
import { parseText } from '#schemas';
import { toCatalogueEntry } from './to-catalogue-entry.ts';

describe('the catalogue’s entry', () => {
  it('says all that article 13 asks for', () => {
    const { contract } = lintContract(parseText(seedText, seedFile), seedCity);
    const entry = toCatalogueEntry(contract as Contract);
    expect(entry).toMatchObject({
      dataset: 'police.footage',
      name: { en: 'Recordings', 'zh-CN': '录像' },
      provider: 'police',
      updateFrequency: 'P1D',
      sharingClass: 'conditional',
      conditions: { scope: 'Offices that investigate', use: 'Investigation', reason: null },
      classification: 'personal',
      grade: 'important',
      leadSource: true,
    });
    expect(entry.items).toContainEqual({
      ...{ name: 'site.address', title: 'address', type: 'string', unit: null, classification: null },
    });
    expect(entry.items.find(({ name }) => name === 'height')?.unit).toBe('m');
  });

  it('says null where the contract says nothing', () => {
    expect(toCatalogueEntry(readFixture().contract as Contract)).toMatchObject({
      ...{ updateFrequency: null, sharingClass: null, classification: 'not classified', grade: 'general' },
    });
  });
});
