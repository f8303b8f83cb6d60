import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { findCondition } from './conditions.ts';

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});

afterAll(() => connection.closeSync());

async function holds(phrase: string, a: string | null, b: string | null): Promise<boolean> {
  const condition = findCondition(phrase);
  if (!condition) throw new Error(`no condition: ${phrase}`);
  const side = (value: string | null) => (value === null ? 'NULL::VARCHAR' : `'${value}'`);
  const row = (value: string | null) => `(SELECT ${side(value)} AS f, true AS "f valid", 'old' AS g)`;
  const sql = `SELECT coalesce(${condition.toSql('f')}, false) FROM ${row(a)} l, ${row(b)} r`;
  return Boolean((await connection.runAndReadAll(sql)).getRows()[0]?.[0]);
}

describe('a condition', () => {
  it.each([
    { phrase: 'equal', a: '张伟', b: '张伟', expected: true },
    { phrase: 'equal', a: '张伟', b: '张玮', expected: false },
    { phrase: 'equal', a: null, b: null, expected: false },
    { phrase: 'different', a: 'a', b: 'b', expected: true },
    { phrase: 'different', a: 'a', b: null, expected: false },
    { phrase: 'missing', a: 'a', b: null, expected: true },
    { phrase: 'different and both valid', a: 'a', b: 'b', expected: true },
    { phrase: '1 character apart', a: 'zhangwei', b: 'zhagnwei', expected: true },
    { phrase: '1 character apart', a: '340302', b: '340303', expected: true },
    { phrase: '1 character apart', a: '340302', b: '430303', expected: false },
    { phrase: '2 characters apart', a: '340302', b: '340313', expected: true },
    { phrase: '66% alike', a: '张伟', b: '张玮', expected: true },
    { phrase: '66% alike', a: '张伟', b: '李娜', expected: false },
    { phrase: 'first 3 equal', a: '中央花城1', b: '中央花园2', expected: true },
    { phrase: 'one contains the other', a: '蚌埠天益', b: '天益', expected: true },
    { phrase: 'within 30 days', a: '1990-01-31', b: '1990-02-15', expected: true },
    { phrase: 'within 30 days', a: '1990-01-31', b: '1991-01-31', expected: false },
    { phrase: 'day and month swapped', a: '1990-03-07', b: '1990-07-03', expected: true },
    { phrase: 'day and month swapped', a: '1990-03-07', b: '1991-07-03', expected: false },
    { phrase: 'within 50 metres', a: '117.3 32.9', b: '117.3003 32.9001', expected: true },
    { phrase: 'within 50 metres', a: '117.3 32.9', b: '117.3 32.901', expected: false },
    { phrase: 'equal to the other g', a: 'old', b: 'new', expected: true },
    { phrase: 'equal to the other g', a: 'older', b: 'new', expected: false },
  ])('$phrase of $a and $b is $expected, both ways round', async ({ phrase, a, b, expected }) => {
    expect(await holds(phrase, a, b)).toBe(expected);
    expect(await holds(phrase, b, a)).toBe(expected);
  });

  it('that nobody knows is not found', () => {
    for (const phrase of ['', 'same', '1 characters', 'equal and', "equal' OR true --"])
      expect(findCondition(phrase)).toBeUndefined();
  });

  it('counts bytes in distances and therefore is for Latin values only', () => {
    expect(findCondition('1 character apart')?.shapes).not.toContain('text');
    expect(findCondition('different and both valid')?.shapes).not.toContain('words');
  });
});
