import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { readRows } from '../duck.ts';
import { rarestShared, sharedRarity } from './pair-columns.ts';

/** The rarity in a code's last 20 bits, and a word before it. */
const room = 1_048_576;
const rarityOf = (word: number) => (word * 37) % 400;
const codesOf = (words: readonly number[]) => words.map((word) => word * room + rarityOf(word));

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => connection.closeSync());

async function compare(one: readonly number[] | null, other: readonly number[] | null) {
  const toSide = (words: readonly number[] | null) =>
    `SELECT ${words === null ? 'NULL' : `[${codesOf(words).join(', ')}]`}::BIGINT[] AS words`;
  const [row = []] = await readRows(
    connection,
    `SELECT ${sharedRarity('words')}, ${rarestShared('words')} FROM (${toSide(one)}) l, (${toSide(other)}) r`,
  );
  return row.map(Number);
}

const words = fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { maxLength: 260 });

describe('what two sets of words share', () => {
  it('is the sum of the rarity of every word that both have, few or many', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, async (one, other) => {
        const shared = one.filter((word) => other.includes(word)).map(rarityOf);
        const rarest = shared.length === 0 ? 1 : 2 ** (-Math.max(...shared) / 20);
        const [sum, share] = await compare(one, other);
        expect(sum).toBe(shared.reduce((total, rarity) => total + rarity, 0));
        expect(share).toBeCloseTo(rarest, 12);
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing where a set is missing', async () => {
    expect(await compare(null, [1, 2])).toEqual([0, 1]);
    expect(await compare([1, 2], null)).toEqual([0, 1]);
  });

  it('is found in sets too large for looking each word up', async () => {
    const many = Array.from({ length: 200 }, (_, at) => at + 1);
    const [sum] = await compare(many, many.slice(10));
    expect(sum).toBe(many.slice(10).reduce((total, word) => total + rarityOf(word), 0));
  });
});
