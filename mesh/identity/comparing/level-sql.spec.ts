import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DuckDBInstance, INTEGER, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { ColumnAppender, readRows } from '../duck.ts';
import { findCondition, type Comparison, type Feature } from '../model/index.ts';
import { neutralLevel, toLevelQuery } from './level-sql.ts';

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('CREATE TABLE features (i INTEGER, "name" VARCHAR, "other" VARCHAR)');
});

afterAll(() => connection.closeSync());

const features = ['name', 'other'].map((name): Feature => ({
  name,
  from: [],
  together: false,
  normalise: 'exact',
}));
const phrases = [
  'equal',
  '1 character apart',
  '2 characters apart',
  '3 characters apart',
  '90% alike',
  '70% alike',
  '50% alike',
];

const tests = fc.array(
  fc.record({ feature: fc.constantFrom('name', 'other'), phrase: fc.constantFrom(...phrases) }),
  {
    minLength: 1,
    maxLength: 2,
  },
);
const text = fc.option(fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 6 }));

/** Any levels in any order: a model's author may have put the weaker one first. */
function toComparison(levels: readonly (readonly { feature: string; phrase: string }[])[]): Comparison {
  const toTest = ({ feature, phrase }: { feature: string; phrase: string }) => {
    const condition = findCondition(phrase);
    if (!condition) throw new Error(phrase);
    return { feature, condition };
  };
  const made = levels.map((each) => ({ tests: each.map(toTest), reads: '', m: 0.5, u: 0.5 }));
  return { name: 'name', feature: 'name', levels: made } as unknown as Comparison;
}

/** Each test by itself, and the first level all of whose tests hold. */
async function readSlowly({ levels }: Comparison): Promise<number[]> {
  const columns = levels.map(({ tests: all }) =>
    all.map(({ feature, condition }) => condition.toSql(feature)),
  );
  const picked = columns.map((all) => `[${all.map((sql) => `coalesce(${sql}, false)`).join(', ')}]`);
  const rows = await readRows(
    connection,
    `SELECT l."name" IS NOT NULL AND r."name" IS NOT NULL, ${picked.join(', ')} FROM features l JOIN features r ON l.i < r.i ORDER BY l.i, r.i`,
  );
  return rows.map(([isThere, ...held]) => {
    const first = held.findIndex((list) => (list as unknown as { items: boolean[] }).items.every(Boolean));
    return isThere === true ? first : neutralLevel;
  });
}

it('says of each pair the first level that holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(tests, { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(text, text), { minLength: 2, maxLength: 8 }),
      async (levels, values) => {
        await connection.run('DELETE FROM features');
        const appender = await ColumnAppender.open(connection, 'features', [INTEGER, VARCHAR, VARCHAR]);
        appender.append([
          values.map((_, i) => i),
          values.map(([name]) => name),
          values.map(([, other]) => other),
        ]);
        appender.close();
        const comparison = toComparison(levels);
        const pairs = '(SELECT l.i AS a, r.i AS b FROM features l JOIN features r ON l.i < r.i)';
        const query = toLevelQuery({ features, comparisons: [comparison] }, { from: pairs });
        const rows = await readRows(connection, `SELECT g0 FROM (${query}) ORDER BY a, b`);
        expect(rows.map(([level]) => level)).toEqual(await readSlowly(comparison));
      },
    ),
    { numRuns: 200 },
  );
});
