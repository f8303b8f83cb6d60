import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Contract } from '#contracts';
import { CausewayError, toDatasetId } from '#schemas';
import type { DatasetRead, ReadingStart, RowBatch, SourceReader } from '#sources';
import { openTestStore } from '../store/testing/index.ts';
import type { TestStore } from '../store/testing/index.ts';
import { takeIn } from './take-in.ts';
import type { IntakeOptions, IntakeProgress } from './take-in.ts';

const dataset = toDatasetId('water.accounts');
const contract = {
  dataset,
  version: '1.0.0',
  fields: [{ name: 'no', key: true }, { name: 'holder' }],
  keyFields: ['no'],
  refuseAbove: 1,
  mappings: [],
  rowSchema: {
    type: 'object',
    properties: { no: { type: 'string' }, holder: { type: 'string', minLength: 1 } },
  },
} as unknown as Contract;

/** A source of numbered pages that is cut before the pages named, each time once. */
class Pages {
  readonly starts: (ReadingStart | undefined)[] = [];
  readonly #pages: readonly (readonly [no: string, holder: string][])[];
  readonly #cuts: number[];
  readonly #extra: Partial<RowBatch>;

  constructor(
    pages: readonly (readonly [string, string][])[],
    cuts: number[] = [],
    extra: Partial<RowBatch> = {},
  ) {
    this.#pages = pages;
    this.#cuts = [...cuts];
    this.#extra = extra;
  }

  get reader(): SourceReader {
    return {
      kind: 'rest',
      readAll: (_, __, start) => this.#read(start),
    } as Partial<SourceReader> as SourceReader;
  }

  async *#read(start?: ReadingStart): AsyncGenerator<RowBatch> {
    this.starts.push(start);
    for (let page = Number(start?.from ?? 0); page < this.#pages.length; page++) {
      if (this.#cuts[0] === page) {
        this.#cuts.shift();
        throw new CausewayError('SOURCE_UNREACHABLE', { dataset });
      }
      const rows = (this.#pages[page] ?? []).map(([no, holder], index) => ({
        value: { no, holder },
        position: `page ${page}, row ${index}`,
      }));
      yield { rows, broken: [], bookmark: String(page + 1), watermark: `w${page}`, ...this.#extra };
    }
  }
}

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(() =>
  test.store.database.query(
    'TRUNCATE record, record_history, quarantine, quarantine_day, run, dataset_state, reading',
  ),
);

const quick = { tries: 3, firstPause: 1, longestPause: 2 };
const kept = { ...quick, tries: 1, keepAfter: 0, keepEvery: 0 };

async function take(pages: Pages, options: IntakeOptions = {}, read: Partial<DatasetRead> = {}) {
  const task = { contract, read: read as DatasetRead, reader: pages.reader, entityTypes: [] };
  return takeIn(test.store, task, { patience: quick, ...options });
}
const readAll = async () =>
  (await test.store.records.list(dataset, { first: 100 })).items.map(
    ({ item }) => `${item.key} ${item.payload.holder as string}`,
  );
const countSchemas = async () => {
  const [row] = await test.store.database.query<{ count: string }[]>(
    `SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'staging%'`,
  );
  return Number(row?.count);
};
const pages: [string, string][][] = [
  [
    ['1', 'a'],
    ['2', 'b'],
  ],
  [
    ['3', 'c'],
    ['4', ''],
  ],
  [['5', 'e']],
];
const whole = ['1 a', '2 b', '3 c', '5 e'];

describe('a reading that is cut', () => {
  it('goes on where it was cut, and says so', async () => {
    const source = new Pages(pages, [1, 2]);
    const seen: IntakeProgress[] = [];
    const run = await take(source, { onProgress: (progress) => seen.push(progress) });
    expect(run).toMatchObject({ outcome: 'done', read: 5, kept: 4, quarantined: 1 });
    expect(source.starts).toEqual([{}, { from: '1' }, { from: '2' }]);
    expect(seen.map(({ sentence }) => sentence)).toEqual([
      undefined,
      'Resumed at row 3.',
      'Resumed at row 5.',
    ]);
  });

  it('is given up when it brings nothing several times in a row', async () => {
    const source = new Pages(pages, [1, 1, 1, 1]);
    expect(await take(source)).toMatchObject({ outcome: 'failed' });
    expect(source.starts).toHaveLength(3);
    expect(await readAll()).toEqual([]);
  });

  it('starts over where the source says that it must', async () => {
    const source = new Pages(pages, [1], { startedOver: true });
    const run = await take(source);
    expect(run).toMatchObject({ outcome: 'done', read: 1 });
    expect(await readAll()).toEqual(['5 e']);
  });
});

describe('a reading that outlives its process', () => {
  it.each([
    ['the first one', []],
    [
      'a later one',
      [
        [
          ['1', 'old'],
          ['9', 'gone'],
        ],
      ] as [string, string][][],
    ],
  ])('goes on with what was kept: %s', async (_, before) => {
    if (before.length > 0) await take(new Pages(before));
    expect(await take(new Pages(pages, [2]), { patience: kept })).toMatchObject({ outcome: 'failed' });
    expect(await readAll()).toEqual(before.length > 0 ? ['1 old', '9 gone'] : []);
    const source = new Pages(pages);
    const run = await take(source, { patience: kept });
    expect(source.starts).toEqual([{ from: '2' }]);
    expect(run).toMatchObject({ outcome: 'done', read: 5, kept: 4, quarantined: 1, removed: before.length });
    expect(await readAll()).toEqual(whole);
    expect(await countSchemas()).toBe(0);
  });

  it('still finds the keys that came twice', async () => {
    const twice: [string, string][][] = [
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
      [
        ['1', 'a'],
        ['2', 'other'],
        ['3', 'c'],
      ],
    ];
    await take(new Pages(twice, [1]), { patience: kept });
    const run = await take(new Pages(twice), { patience: kept });
    expect(run).toMatchObject({ read: 5, kept: 3, unchanged: 1, quarantined: 1 });
    const [row] = (await test.store.quarantine.list(dataset, { first: 1 })).items;
    expect(row?.item.reasons[0]).toContain('first at page 0, row 1');
  });

  it('is begun anew when it would be judged or read otherwise', async () => {
    await take(new Pages(pages, [2]), { patience: kept });
    const source = new Pages(pages);
    const run = await take(source, {}, { where: { no: '1' } });
    expect(source.starts).toEqual([{}]);
    expect(run).toMatchObject({ outcome: 'done', read: 5 });
    expect(await countSchemas()).toBe(0);
  });

  it('is begun anew after a day', async () => {
    await take(new Pages(pages, [2]), { patience: kept });
    await test.store.database.query(`UPDATE reading SET saved_at = now() - interval '25 hours'`);
    const source = new Pages(pages);
    expect(await take(source)).toMatchObject({ read: 5 });
    expect(source.starts).toEqual([{}]);
  });
});

describe('a reading by watermark', () => {
  const read = { reading: { mode: 'watermark' as const, field: 'at', fullEverySeconds: 3600 } };

  it('asks for what is new, removes nothing, and is whole again when that is due', async () => {
    await take(new Pages(pages), {}, read);
    const next = new Pages([[['1', 'new']]]);
    expect(await take(next, {}, read)).toMatchObject({ read: 1, kept: 1, removed: 0 });
    expect(next.starts).toEqual([{ since: 'w2' }]);
    expect(await readAll()).toEqual(['1 new', ...whole.slice(1)]);
    await test.store.database.query(`UPDATE dataset_state SET full_at = now() - interval '2 hours'`);
    const full = new Pages([
      [
        ['1', 'new'],
        ['2', 'b'],
        ['3', 'c'],
      ],
    ]);
    expect(await take(full, {}, read)).toMatchObject({ read: 3, removed: 1 });
    expect(full.starts).toEqual([{}]);
  });

  it('moves its watermark only with the rows', async () => {
    await take(new Pages(pages), {}, read);
    await take(new Pages([[['6', 'f']]], [0, 0, 0]), {}, read);
    const again = new Pages([[['6', 'f']]]);
    await take(again, {}, read);
    expect(again.starts).toEqual([{ since: 'w2' }]);
  });
});
