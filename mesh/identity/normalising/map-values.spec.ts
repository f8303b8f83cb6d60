import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { ColumnAppender, readRows } from '../duck.ts';
import type { Feature } from '../model/index.ts';
import { mapByDriver, mapByFiles } from './map-values.ts';
import type { MappingCrew } from './mapping-crew.ts';
import { takeTasks, type MappingWork } from './mapping-work.ts';
import type { ValueGroup } from './value-groups.ts';

let folder: string;
let connection: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "causeway-it's [mapped]-"));
  connection = await (await DuckDBInstance.create(':memory:', { temp_directory: folder })).connect();
});

afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

const from = [{ name: 'label', type: 'string', title: {} }] as unknown as Feature['from'];
const feature = (name: string, normalise: Feature['normalise']): Feature => ({
  ...{ name, from, normalise, together: false },
});
const features = [feature('exact', 'exact'), feature('address', 'address'), feature('id', 'resident-id')];
const group: ValueGroup = {
  plan: { from, features, checked: ['id'] },
  ...{ name: '"group"', keys: '"given values"', mapped: '"values"' },
};

async function setValues(values: readonly string[]): Promise<void> {
  const made = features.map((_, place) => `v${place} VARCHAR, valid${place} BOOLEAN`).join(', ');
  await connection.run(`CREATE OR REPLACE TABLE "values" (n INTEGER, ${made})`);
  await connection.run('CREATE OR REPLACE TABLE given (k0 VARCHAR)');
  const appender = await ColumnAppender.open(connection, 'given', [VARCHAR]);
  appender.append([values]);
  appender.close();
  await connection.run(
    'CREATE OR REPLACE TABLE "given values" AS SELECT row_number() OVER ()::INTEGER AS n, k0 FROM given',
  );
}

/** Several hands in one thread; each task goes to the one that the order says. */
const withHands = (
  { hands, taskBytes }: Pick<MappingCrew, 'hands' | 'taskBytes'>,
  order: readonly number[],
) => ({
  ...{ hands, taskBytes },
  map: (work: MappingWork) => {
    const all = Array.from({ length: hands }, (_, hand) => takeTasks(work, hand));
    for (let turn = 0; all.length > 0; turn += 1) {
      const at = (order[turn % order.length] ?? 0) % all.length;
      if (all[at]?.next().done) all.splice(at, 1);
    }
    return Promise.resolve();
  },
});

const readMapped = () => readRows(connection, 'SELECT * FROM "values" ORDER BY n');

const value = fc.oneof(
  fc.constantFrom(
    '34222619821202853x',
    '禹会区蓝天巷34号',
    '\\N',
    'N',
    '#',
    '"',
    "'",
    ',',
    ' ',
    'a\tb',
    '1\n2',
    '\r',
  ),
  fc.string({ minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed() && !text.includes('\0')),
  fc.nat({ max: 99_999 }).map(String),
);

describe('mapByFiles', () => {
  it('makes of any values what handing over each makes of them, however the work is shared', async () => {
    const order = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(value, { maxLength: 30 }),
        fc.record({ hands: fc.integer({ min: 1, max: 4 }), taskBytes: fc.integer({ min: 1, max: 200 }) }),
        order,
        async (values, crew, turns) => {
          await setValues(values);
          await mapByDriver(connection, group);
          const expected = await readMapped();
          expect(expected).toHaveLength(values.length);
          await connection.run('DELETE FROM "values"');
          await mapByFiles(connection, [group], withHands(crew, turns));
          expect(await readMapped()).toEqual(expected);
          expect(readdirSync(folder)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes a value that is longer than any line', async () => {
    await setValues(['龙'.repeat(1_000_000), '龙']);
    await mapByFiles(connection, [group], withHands({ hands: 1, taskBytes: 100 }, [0]));
    const lengths = await readRows(connection, 'SELECT strlen(v0)::INTEGER FROM "values" ORDER BY n');
    expect(lengths).toEqual([[3_000_000], [3]]);
  });
});
