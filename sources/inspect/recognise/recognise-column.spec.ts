import { describe, expect, it } from '@jest/globals';
import { profileRows } from '../profile/index.ts';
import { recogniseColumn, toWords } from './index.ts';

const recognise = (name: string, make: (at: number) => unknown) => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ [name]: make(at) }));
  return recogniseColumn(profileRows(rows).columns[0]!);
};
const two = (number: number) => String(number).padStart(2, '0');

describe('what a column’s name says', () => {
  it.each([
    ['GMSFHM', 'resident id'],
    ['公民身份号码', 'resident id'],
    ['SFZH', 'resident id'],
    ['XM', 'name'],
    ['CSRQ', 'birth date'],
    ['出生日期', 'birth date'],
    ['dateOfBirth', 'date of birth'],
    ['LXDH', 'telephone'],
    ['TYSHXYDM', 'credit code'],
    ['uscc', 'credit code'],
    ['GXSJ', 'updated at'],
    ['last_modified', 'last updated'],
    ['HKDZ', 'household registered address'],
    ['husbandIdNo', 'husband id number'],
    ['车架号', 'vin'],
    ['NSRXM', 'nsr name'],
    ['facilities', 'facility'],
  ])('%s: %s', (name, words) => {
    expect(toWords(name).join(' ')).toBe(words);
  });
});

describe('what a column’s values are', () => {
  it.each<[string, string, (at: number) => unknown, string | undefined, string | undefined]>([
    ['resident ids', 'x', () => '340302199001010015', 'resident-id', 'resident-id'],
    ['resident ids of 15 digits', 'x', () => '340302900101001', 'resident-id', 'resident-id'],
    ['credit codes', 'code', () => '91340300MA2ABCDE2B', 'credit-code', 'identifier'],
    ['VINs', 'frame', (at) => `LSVAA49J${132047000 + at}`, 'vin', 'vin'],
    [
      'plates, of new energy too',
      'x',
      (at) => (at % 2 ? `皖C${10000 + at}` : `皖CD${10000 + at}`),
      'plate',
      'plate',
    ],
    [
      'telephones',
      'x',
      (at) => (at % 3 ? `1390552${1000 + at}` : `0552-30${10000 + at}`),
      'telephone',
      'telephone',
    ],
    [
      'days as digits',
      'CSRQ',
      (at) => `1990${two((at % 12) + 1)}${two((at % 28) + 1)}`,
      'date:yyyyMMdd',
      'birth-date',
    ],
    [
      'days with dots',
      'CSRQ',
      (at) => `1990.${(at % 12) + 1}.${(at % 28) + 1}`,
      'date:yyyy.M.d',
      'birth-date',
    ],
    [
      'days in Chinese',
      'x',
      (at) => `1990年${(at % 12) + 1}月${(at % 28) + 1}日`,
      'date:yyyy年M月d日',
      undefined,
    ],
    [
      'days, the day first',
      'when',
      (at) => `${(at % 28) + 1}/${(at % 12) + 1}/1990`,
      'date:d/M/yyyy',
      undefined,
    ],
    ['milliseconds', 'updated', (at) => 1_700_000_000_000 + at * 1000, 'epoch-ms', 'updated'],
    ['numbers that only look so', 'serial', (at) => 1_700_000_000_000 + at * 1000, undefined, undefined],
    ['divisions', 'XZQHDM', (at) => ['340302', '340303'][at % 2], 'division', 'division'],
    ['numbers of six digits', 'price', (at) => 340302 + at, undefined, 'amount'],
    ['e-mail', 'x', (at) => `a${at}@example.org`, 'email', 'email'],
    [
      'names',
      'holder',
      (at) => ['王伟', '李娜', '欧阳雪', '买买提·艾力', '张敏', '陈静'][at % 6],
      'person-name',
      'name',
    ],
    ['words that begin like names', 'kind', (at) => ['路灯', '井盖', '马路'][at % 3], undefined, 'kind'],
    [
      'a spoilt date among a hundred',
      'CSRQ',
      (at) => (at === 7 ? '19901345' : `1990${two((at % 12) + 1)}01`),
      'date:yyyyMMdd',
      'birth-date',
    ],
  ])('%s', (...[, name, make, format, meaning]) => {
    const found = recognise(name, make);
    expect([found.format, found.meaning?.name]).toEqual([format, meaning]);
  });
});
