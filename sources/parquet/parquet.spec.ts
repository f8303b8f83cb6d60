import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFolder, openTestReader, readRows } from '../testing/index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (
    SELECT 1::BIGINT AS id, '珍珠' AS name, DATE '2024-05-01' AS day, TIMESTAMP '2024-05-01 10:30:00' AS clock,
      TIMESTAMPTZ '2024-05-01 10:30:00+08' AS moment, 12.50::DECIMAL(10, 2) AS amount,
      12345678901234567890.12::DECIMAL(38, 2) AS large, 9007199254740993::BIGINT AS huge, true AS valid,
      {'doctor': '李', 'visits': [{'on': DATE '2024-01-02'}]} AS care, MAP {'a': 1} AS map, 'ab'::BLOB AS bytes,
      NULL::INTEGER AS nothing, 1.5::DOUBLE AS share, '08:00:00'::TIME AS opens,
      'b3b4e8d6-98ab-4ee1-8c8a-d61b2f5bd4a5'::UUID AS uuid
  ) TO '${folder.path}/cars[1].parquet'`);
  await connection.run(
    `COPY (SELECT range AS id, 'x' || range AS name FROM range(5000)) TO '${folder.path}/many.parquet'`,
  );
  connection.closeSync();
});

const open = (path: string, fields = '') =>
  openTestReader(
    `{ kind: parquet, title: { en: Office }, guard: { retries: 0 }, datasets: { cars: { path: "${path}" ${fields} } } }`,
    { data: folder.path },
  );

describe('a Parquet file', () => {
  it('is read with dates as texts, decimals as numbers where they fit, nested values nested', async () => {
    const { reader, read } = open('cars*.parquet');
    const { rows, total } = await readRows(reader, read('cars'));
    expect(total).toBe(1);
    expect(rows).toEqual([
      {
        position: 'cars[1].parquet, row 1',
        value: {
          ...{
            id: 1,
            name: '珍珠',
            day: '2024-05-01',
            clock: '2024-05-01T10:30:00',
            moment: '2024-05-01T02:30:00Z',
          },
          ...{ amount: 12.5, large: '12345678901234567890.12', huge: '9007199254740993', valid: true },
          ...{ care: { doctor: '李', visits: [{ on: '2024-01-02' }] }, map: { a: 1 }, bytes: 'YWI=' },
          ...{ nothing: null, share: 1.5, opens: '08:00:00', uuid: 'b3b4e8d6-98ab-4ee1-8c8a-d61b2f5bd4a5' },
        },
      },
    ]);
  });

  it('comes in batches in its own order', async () => {
    const { reader, read } = open('many.parquet', ', fields: { key: id }');
    const { values } = await readRows(reader, read('cars'));
    expect(values).toEqual(Array.from({ length: 5000 }, (_, key) => ({ key })));
  });

  it.each([
    ['that is cut', 'half.parquet', '', 'cut or no Parquet file'],
    ['that is none', 'text.parquet', '', 'cut or no Parquet file'],
    ['that lacks a column', 'many.parquet', ', fields: { a: absent }', 'lacks the columns absent'],
  ])('%s is refused', async (...[, path, fields, sentence]) => {
    folder.write('text.parquet', 'id,name\n');
    const whole = readFileSync(`${folder.path}/many.parquet`);
    folder.write('half.parquet', whole.subarray(0, whole.length / 2));
    const { reader, read } = open(path, fields);
    await expect(readRows(reader, read('cars'))).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining(sentence),
    });
  });
});
