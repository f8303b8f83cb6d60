import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { quote, readRows } from '../duck.ts';
import { orNothing, saysNothing } from './says-nothing.ts';

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => connection.closeSync());

async function ask(text: string) {
  const sql = `SELECT ${saysNothing('cell')}, ${orNothing('cell')} IS NULL FROM (SELECT ${quote(text)} AS cell)`;
  const [row = []] = await readRows(connection, sql);
  return row;
}

describe('saysNothing', () => {
  it.each([
    '',
    'NULL',
    '(null)',
    '\\N',
    'nan',
    'N/A',
    '#N/A',
    'NA',
    'none',
    'None',
    'UNKNOWN',
    'Not Applicable',
  ])('takes "%s" for a missing value', async (text) => expect(await ask(text)).toEqual([true, true]));

  it.each(['-', '--', '—', '?', '.', '***', '/', '无', '不详', '未填写', '无名氏'])(
    'takes "%s" for a missing value',
    async (text) => expect(await ask(text)).toEqual([true, true]),
  );

  it.each([
    'Na',
    'Nan Li',
    '0',
    'none of these',
    '无锡',
    '空军路',
    'A-1',
    'nullius',
    'x.y',
    'unknown street 5',
  ])('keeps "%s"', async (text) => expect(await ask(text)).toEqual([false, false]));
});
