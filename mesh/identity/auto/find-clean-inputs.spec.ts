import { beforeEach, describe, expect, it } from '@jest/globals';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { IdentityModel } from '../model/index.ts';
import { getModel } from '../testing/index.ts';
import { findCleanInputs, type InputSigns } from './find-clean-inputs.ts';

const records = 400;
/** A model of one comparison, whose first level weighs 29 bits, prior left out, and the second 16. */
const model: IdentityModel = {
  ...getModel(),
  comparisons: [
    {
      ...{ name: 'whole', feature: 'id' },
      levels: [1e-9, 1e-5].map((u) => ({ reads: 'equal', tests: [], m: 0.5, u, termFrequency: false })),
    },
  ],
};

let connection: DuckDBConnection;

beforeEach(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});

/** Records 0 to 199 are one input's and 200 to 399 the other's; the first 180 match the one 200 after them, at level 0. */
async function judge(pairs: readonly (readonly [a: number, b: number])[]): Promise<InputSigns | undefined> {
  await connection.run(
    `CREATE TABLE numbered AS SELECT range::INTEGER AS i, if(range < 200, 'one', 'other') AS dataset FROM range(${records});
     CREATE TABLE levels AS SELECT range::INTEGER AS a, range::INTEGER + 200 AS b, 0 AS g0 FROM range(180)`,
  );
  for (const [a, b] of pairs) await connection.run(`INSERT INTO levels VALUES (${a}, ${b}, 0)`);
  const [one] = await findCleanInputs(connection, model, records);
  return one;
}

describe('findCleanInputs', () => {
  it('takes an input of which hardly two records are alike for one that holds nobody twice', async () => {
    expect(await judge([[1, 2]])).toMatchObject({ isClean: true, strongWithin: 1, strongBetween: 180 });
  });

  it('takes an input for one with duplicates, few as they are, where these have the same best match', async () => {
    const second = (of: number, as: number): [number, number][] => [
      [of, as],
      [as, of + 200],
    ];
    expect(await judge([...second(0, 180), ...second(1, 181)])).toMatchObject({
      isClean: false,
      duplicates: 2,
    });
  });

  it('takes records that each have a match of their own for different ones, many as they are', async () => {
    const neighbours = Array.from({ length: 40 }, (_, pair): [number, number] => [2 * pair, 2 * pair + 1]);
    expect(await judge(neighbours)).toMatchObject({ isClean: true, duplicates: 0, elsewhereApart: 1 });
  });

  it('takes records that have no match elsewhere, many as they are, for duplicates', async () => {
    const alone = [180, 181, 182, 183].map((a): [number, number] => [a, a + 4]);
    expect(await judge(alone)).toMatchObject({ isClean: false });
  });
});
