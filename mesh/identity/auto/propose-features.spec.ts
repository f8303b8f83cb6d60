import { describe, expect, it } from '@jest/globals';
import type { ClassifiedColumn } from './column-kind.ts';
import { toComparisons, toFeatures, toProposedColumns } from './propose-features.ts';

const address: ClassifiedColumn = { name: 'address', from: ['address'], kind: 'chinese-address', why: '' };

const toLevels = (column: ClassifiedColumn) =>
  toComparisons(toProposedColumns([column])).flatMap(({ levels }) => levels);

describe('toComparisons', () => {
  it('goes by rarity where values repeat, and not where each record has its own', () => {
    expect(toLevels(address)[0]).toMatchObject({ when: 'equal', termFrequency: true });
    expect(toLevels({ ...address, isOwn: true })[0]).not.toHaveProperty('termFrequency', true);
  });

  it('compares Chinese addresses by their parts: clerks leave out road and number where the estate is known', () => {
    const asked = toLevels(address).map(({ when }) => when);
    expect(asked).toContainEqual({ addressEstate: 'equal', addressDwelling: 'equal' });
    expect(asked).toContainEqual({ addressRoad: 'equal', addressDoor: 'equal' });
    const made = Object.keys(toFeatures(toProposedColumns([address])));
    expect(made).toEqual(expect.arrayContaining(['addressEstate', 'addressDwelling']));
  });

  it('lets training start from shares of 1', () => {
    const sum = toLevels(address).reduce((total, { m = 0 }) => total + m, 0);
    expect(sum).toBeCloseTo(1, 9);
  });
});

describe('toProposedColumns', () => {
  it.each([
    ['resident_id', 'residentId'],
    ['birthDate', 'birthDate'],
    ['Site name', 'siteName'],
    ['企业名称', 'qiyemingcheng'],
    ['Prénom', 'prenom'],
    ['2nd phone', 'column2ndPhone'],
    ['?', 'column'],
  ])('calls the feature of the column "%s" %s', (name, feature) => {
    expect(toProposedColumns([{ ...address, name }]).map((column) => column.feature)).toEqual([feature]);
  });

  it('gives no two columns one name', () => {
    const both = toProposedColumns(['a b', 'a_b'].map((name) => ({ ...address, name })));
    expect(both.map(({ feature }) => feature)).toEqual(['aB', 'aBx2']);
  });

  it('gives no column the name of what is made of another', () => {
    const columns = toProposedColumns(
      ['address', 'address_door', 'address road'].map((name) => ({ ...address, name })),
    );
    expect(Object.keys(toFeatures(columns))).toHaveLength(
      3 * Object.keys(toFeatures(columns.slice(0, 1))).length,
    );
  });
});
