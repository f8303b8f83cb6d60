import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRowValidator, type RowValidator } from './compile-row-validator.ts';
import { readFixture } from './fixtures/index.ts';

const right = {
  office: '340302',
  id: 7,
  husbandName: '张伟',
  husband: { idNo: '340302199001010015' },
  husbandBorn: '19900101',
  wifeName: '李娜',
  wifeBorn: 33000,
  state: '20',
  isDeleted: false,
  amount: 12.5,
  witnesses: ['王芳', '刘洋'],
  registeredOn: '2015-05-20',
  updatedAt: '2026-01-02 03:04:05',
};
let validate: RowValidator;
beforeAll(() => {
  const { contract } = readFixture();
  if (contract === undefined) throw new Error('the fixture is faulty');
  validate = compileRowValidator(contract);
});

describe('compileRowValidator', () => {
  it('says nothing of a row that keeps the contract', () => expect(validate(right)).toEqual([]));

  it.each<[string, object]>([
    ['optional fields left out', { office: right.office, id: 7, husbandName: '张', isDeleted: true }],
    [
      'optional fields empty, as in CSV',
      { ...right, state: '', wifeName: '', registeredOn: '', updatedAt: '', husband: { idNo: '' } },
    ],
    [
      'optional fields null',
      {
        ...right,
        state: null,
        husband: null,
        wifeBorn: null,
        amount: null,
        witnesses: null,
        updatedAt: null,
      },
    ],
    ['fields that the contract does not know', { ...right, added: 1 }],
    ['a timestamp with a zone', { ...right, updatedAt: '2026-01-02T03:04:05.123+08:00' }],
  ])('lets through: %s', (_, row) => expect(validate(row)).toEqual([]));

  it.each<[what: string, change: object, sentences: string[]]>([
    ['a missing field', { husbandName: undefined }, ['husbandName: Is missing.']],
    ['an empty required text', { husbandName: '' }, ['husbandName: Must not be empty.']],
    ['an empty key', { office: '' }, ['office: Must not be empty.']],
    ['a required field null', { isDeleted: null }, ['isDeleted: Must be true or false; found nothing.']],
    ['a text for a number', { amount: '12.5' }, ['amount: Must be a number or nothing; found "12.5".']],
    ['a number for a text', { wifeName: 5 }, ['wifeName: Must be a text or nothing; found 5.']],
    ['a half for a whole number', { id: 7.5 }, ['id: Must be a whole number; found 7.5.']],
    ['a value that is not allowed', { state: '40' }, ['state: Must be one of 20, 30; found "40".']],
    [
      'a nested value of the wrong form',
      { husband: { idNo: '123' } },
      ['husband.idNo: "123" has not the form that is wanted here (^\\d{15}(\\d{2}[\\dX])?$).'],
    ],
    ['a number out of range', { id: 0 }, ['id: Must be at least 1; found 0.']],
    [
      'an item too long',
      { witnesses: ['王芳', '王芳王芳王'] },
      ['witnesses[1]: Must have at most 4 characters; found "王芳王芳王".'],
    ],
    [
      'a day that does not exist',
      { registeredOn: '2026-02-30' },
      ['registeredOn: "2026-02-30" is no valid yyyy-MM-dd.'],
    ],
    [
      'a time that does not exist',
      { updatedAt: '2026-01-02 25:00:00' },
      ['updatedAt: "2026-01-02 25:00:00" is no valid timestamp.'],
    ],
    [
      'everything at once',
      { id: 'x', state: '4', amount: true },
      [
        'id: Must be a whole number; found "x".',
        'state: Must be one of 20, 30; found "4".',
        'amount: Must be a number or nothing; found true.',
      ],
    ],
  ])('names %s', (_, change, sentences) => expect(validate({ ...right, ...change })).toEqual(sentences));

  it.each([null, 5, 'row', [], undefined])('refuses %j as a row', (row) =>
    expect(validate(row)).toHaveLength(1),
  );

  it('survives a row nested without end', () => {
    let nested: unknown = 'x';
    for (let i = 0; i < 50_000; i++) nested = { idNo: nested };
    expect(validate({ ...right, husband: nested })).toHaveLength(1);
  });

  it('never throws, and says something of every row that lacks its key', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (row) => {
        if (typeof row === 'object' && row !== null && 'id' in row) return;
        expect(validate(row).length).toBeGreaterThan(0);
      }),
    );
  });
});
