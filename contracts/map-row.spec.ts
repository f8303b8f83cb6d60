import { describe, expect, it } from '@jest/globals';
import type { Contract } from './contract.ts';
import { entityTypes, readFixture } from './fixtures/index.ts';
import { mapRow } from './map-row.ts';
import { findRecordKey, toRecordKey } from './record-key.ts';

function contractOf(change?: (text: string) => string): Contract {
  const { contract, faults } = readFixture(change);
  if (contract === undefined) throw new Error(faults.map(({ sentence }) => sentence).join('\n'));
  return contract;
}

const contract = contractOf();
const row = {
  office: '340302',
  id: 7,
  husbandName: ' 张　伟 ',
  husband: { idNo: '340302900101001' },
  husbandBorn: '19900101',
  wifeName: '李娜',
  wifeBorn: 33000,
  state: '20',
  isDeleted: false,
  amount: 12.5,
};

describe('mapRow', () => {
  it('says what the row says of each person, in the words of the hub', () => {
    expect(mapRow(contract, row, entityTypes)).toEqual([
      {
        entity: 'person',
        role: 'husband',
        attributes: {
          name: '张 伟',
          residentId: '340302199001010015',
          sex: 'male',
          birthDate: '1990-01-01',
          maritalStatus: 'married',
        },
      },
      {
        entity: 'person',
        role: 'wife',
        attributes: { name: '李娜', birthDate: '1990-05-07', monthlyAmount: 12.5 },
      },
    ]);
  });

  const husbandOf = (change: object): Record<string, unknown> | undefined =>
    mapRow(contract, { ...row, ...change }, entityTypes).find(({ role }) => role === 'husband')?.attributes;

  it.each<[string, object, string]>([
    ['a code without a word', { state: '99' }, 'maritalStatus'],
    ['a date that does not exist', { husbandBorn: '19900230' }, 'birthDate'],
    ['an empty text', { husbandName: ' ' }, 'name'],
    ['nothing nested', { husband: null }, 'residentId'],
  ])('leaves the attribute out for %s', (_, change, attribute) =>
    expect(husbandOf(change)).not.toHaveProperty([attribute]),
  );

  it('has no part whose condition does not hold', () => {
    expect(husbandOf({ isDeleted: true })).toBeUndefined();
    expect(husbandOf({ isDeleted: undefined })).toBeUndefined();
    expect(mapRow(contract, { ...row, isDeleted: true }, entityTypes)).toHaveLength(1);
  });

  it('makes no entity of constants alone', () => {
    expect(husbandOf({ husbandName: null, husband: null, husbandBorn: null, state: null })).toBeUndefined();
  });

  it.each<[form: string, written: unknown, date: string]>([
    ['excel', 1, '1899-12-31'],
    ['excel', 61, '1900-03-01'],
    ['excel', 45000.75, '2023-03-15'],
    ['epoch-ms', 0, '1970-01-01'],
    ['epoch-ms', 642556800000, '1990-05-13'],
    ['yyyy/M/d', '1990/5/7', '1990-05-07'],
  ])('reads a date written as %s: %s', (form, written, date) => {
    const other = contractOf((text) => text.replace('format: excel', `format: ${form}`));
    expect(mapRow(other, { ...row, wifeBorn: written }, entityTypes)[1]?.attributes.birthDate).toBe(date);
  });
});

describe('record key', () => {
  it('joins the key fields by their position, not by their place', () =>
    expect(toRecordKey(contract, row)).toBe('7|340302'));

  it.each([{ id: null }, { office: '' }, { id: undefined }])(
    'has none where a part is empty: %j',
    (change) => {
      expect(findRecordKey(contract, { ...row, ...change })).toBeUndefined();
      expect(() => toRecordKey(contract, { ...row, ...change })).toThrow(
        'civil-affairs.marriages answered something that breaks its contract.',
      );
    },
  );

  it('tells apart what merely looks alike when joined', () => {
    const key = (office: string, id: unknown): string => toRecordKey(contract, { office, id });
    expect(key('b', 'a|')).not.toBe(key('|b', 'a'));
  });
});
