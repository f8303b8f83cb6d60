import { beforeEach, describe, expect, it } from '@jest/globals';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { toRandomPairs } from './random-pairs.ts';

let connection: DuckDBConnection;

beforeEach(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});

async function count(records: number, drawn?: number) {
  await connection.run(
    `CREATE OR REPLACE TABLE features AS SELECT range::INTEGER AS i FROM range(${records})`,
  );
  const [pairs, apart] = await readNumbers(
    connection,
    `SELECT count(*), count(*) FILTER (a < b AND b < ${records}) FROM ${toRandomPairs(records, drawn)}`,
  );
  expect(apart).toBe(pairs);
  return pairs ?? 0;
}

describe('toRandomPairs', () => {
  it('takes all pairs of a small set', async () => {
    expect(await count(1500)).toBe((1500 * 1499) / 2);
    expect(await count(100, 3000)).toBe((100 * 99) / 2);
  });

  it('draws no more than asked for where there are more than twice as many', async () => {
    expect(await count(100, 2000)).toBeLessThanOrEqual(2000);
    expect(await count(1000, 5000)).toBeGreaterThan(4500);
  });
});
