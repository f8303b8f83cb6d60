import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DuckDBInstance, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { ColumnAppender, readRows } from '../duck.ts';
import { toTidyCell } from './tidy-cell.ts';

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('CREATE TABLE given (cell VARCHAR)');
});
afterAll(() => connection.closeSync());

const blanks = ['\t', '\n', '\r', ' ', '\u00a0', '\u3000', '\ufeff'];
/** Neighbours of the blanks in order of their bytes, and what is as long as they are. */
const others = ['a', 'Z', '!', '0', '9', '\u001f', '\u007f', '\u00a1', 'é', '\u3001', '王', '\ufefe', '😀'];

it('takes every blank from both ends of a cell and nothing else, and leaves NULL of nothing', async () => {
  const cell = fc.string({ unit: fc.constantFrom(...blanks, ...others), maxLength: 5 });
  const cells = fc.sample(cell, 4000);
  const appender = await ColumnAppender.open(connection, 'given', [VARCHAR]);
  appender.append([cells]);
  appender.close();
  const rows = await readRows(connection, `SELECT cell, ${toTidyCell('cell')} FROM given`);
  expect(rows).toHaveLength(cells.length);
  expect(rows.map(([, tidy]) => tidy)).toEqual(rows.map(([given]) => trim(String(given)) || null));
});

/** One character after the other. */
function trim(text: string): string {
  const letters = [...text];
  while (blanks.includes(letters[0] ?? '')) letters.shift();
  while (blanks.includes(letters.at(-1) ?? '')) letters.pop();
  return letters.join('');
}
