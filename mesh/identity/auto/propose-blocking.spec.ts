import { beforeEach, describe, expect, it } from '@jest/globals';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { getModel } from '../testing/index.ts';
import { proposeBlocking, toPairBudget } from './propose-blocking.ts';
import { toProposedColumns } from './propose-features.ts';

/** Values that 20,000 records have in common: any two of the first eight leave 22 of them, the last one two. */
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const columns = toProposedColumns(
  [...names, 'telephone'].map((name) => ({ name, from: [name], kind: 'code', why: '' })),
);

let connection: DuckDBConnection;

beforeEach(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  const values = names.map((name, place) => `(hash(range, ${place}) % 30)::VARCHAR AS ${name}`);
  await connection.run(
    `CREATE TABLE features AS SELECT range::INTEGER AS i, ${values.join(', ')}, (range // 2)::VARCHAR AS telephone FROM range(20000)`,
  );
});

describe('proposeBlocking', () => {
  it('keeps within the budget of pairs, and splits a key that is too frequent', async () => {
    const rules = await proposeBlocking(connection, getModel(), { columns, records: 20_000 });
    expect(rules.map(({ on }) => on.join(' '))).toContain('telephone');
    expect(rules.length * 215_000).toBeLessThan(toPairBudget(20_000) * 1.1);
    for (const { split, on } of rules) expect(split.some((name) => on.includes(name))).toBe(false);
  });

  it('of many records picks few rules, on columns that no other asks rather than on the same again', async () => {
    const rules = await proposeBlocking(connection, getModel(), { columns, records: 400_000 });
    expect(rules).toHaveLength(14);
    expect(rules.map(({ on }) => on.join(' '))).toContain('telephone');
  });
});
