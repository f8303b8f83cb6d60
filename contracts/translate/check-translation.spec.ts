import { describe, expect, it } from '@jest/globals';
import { compileRowValidator } from '../compile-row-validator.ts';
import type { Contract } from '../contract.ts';
import { readFixture } from '../fixtures/index.ts';
import { lintContract } from '../lint/index.ts';
import { seedCity, seedFile, seedText } from '../lint/testing/index.ts';
import { makeRows } from '../sample/index.ts';
import { toRowSchema } from '../row-schema.ts';
import { parseText } from '#schemas';
import { checkTranslation } from './check-translation.ts';

const base = readFixture().contract as Contract;

function contractOf(fields: Contract['fields'], rest: Partial<Contract> = {}): Contract {
  return { ...base, mappings: [], fields, rowSchema: toRowSchema(fields), ...rest };
}
const key = { name: 'code', type: 'string', required: true, key: true, options: {} } as const;
const old = contractOf([
  key,
  { name: 'grade', type: 'string', required: true, key: false, options: {}, enum: ['SD', 'HD'] },
]);
const next = (rows: string, back?: string): Contract =>
  contractOf(
    [
      key,
      {
        name: 'width',
        type: 'integer',
        required: true,
        key: false,
        options: { minimum: 320, maximum: 7680 },
      },
    ],
    {
      version: '2.0.0',
      translations: [{ to: '1.0.0', rows, ...(back === undefined ? {} : { back }) }],
    },
  );

describe('a translation to the old version', () => {
  it('is right where every row gives one that keeps the old contract', async () => {
    const found = await checkTranslation(old, next('{ "code": code, "grade": width >= 1280 ? "HD" : "SD" }'));
    expect(found).toMatchObject({ to: '1.0.0', failures: [] });
    expect(found?.tried).toBeGreaterThan(2);
  });

  it.each([
    [
      'gives a word that the old one does not know',
      '{ "code": code, "grade": width > 3839 ? "UHD" : "HD" }',
      /grade: Must be one of SD, HD/,
    ],
    ['leaves out what must be there', '{ "code": code }', /grade: Is missing/],
    ['gives no row', 'code', /gives no row/],
    ['fails', '{ "code": code, "grade": $number(code & "x") }', /cannot be followed/],
  ])('that %s is named with a row', async (_, rows, says) => {
    const found = await checkTranslation(old, next(rows));
    expect(found?.failures[0]?.sentence).toMatch(says);
    expect(found?.failures[0]?.sentence).toContain('fails for a row of 2.0.0');
  });

  it('is tried backwards too', async () => {
    const found = await checkTranslation(
      old,
      next('{ "code": code, "grade": "HD" }', '{ "code": code, "width": 1 }'),
    );
    expect(found?.failures[0]?.sentence).toMatch(
      /to 2\.0\.0 fails for a row of 1\.0\.0: width: Must be at least 320/,
    );
  });

  it('is not asked for where none is declared', async () => {
    await expect(checkTranslation(old, contractOf([key]))).resolves.toBeUndefined();
  });
});

describe('rows made from a contract', () => {
  it('keep it, and go to its edges', () => {
    const seeded = lintContract(parseText(seedText, seedFile), seedCity).contract as Contract;
    for (const contract of [base, seeded, old]) {
      const rows = makeRows(contract);
      const isRight = compileRowValidator(contract);
      expect(rows.length).toBeGreaterThan(3);
      for (const row of rows) expect(isRight(row)).toEqual([]);
    }
    const widths = makeRows(seeded).map(({ width }) => width);
    expect(widths).toEqual(expect.arrayContaining([320, 7680, null]));
    expect(new Set(makeRows(seeded).map(({ state }) => state))).toEqual(new Set(['1', '2', null, undefined]));
  });
});
