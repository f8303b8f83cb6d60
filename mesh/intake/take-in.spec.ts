import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Contract } from '#contracts';
import { CausewayError, toDatasetId, toEntityTypeName } from '#schemas';
import type { EntityType } from '#schemas';
import type { DatasetRead, Row, RowBatch, SourceReader } from '#sources';
import { openTestStore } from '../store/testing/index.ts';
import type { Run } from '../store/index.ts';
import type { TestStore } from '../store/testing/index.ts';
import { followStream } from './follow-stream.ts';
import { takeIn } from './take-in.ts';

const dataset = toDatasetId('water.accounts');
const person = toEntityTypeName('person');
const field = { name: 'account_no', type: 'string', required: true, key: true };

const contract = {
  dataset,
  department: 'water',
  name: 'accounts',
  version: '1.0.0',
  file: 'contracts/water/accounts/1.0.0.odcs.yaml',
  title: { en: 'Accounts' },
  delivery: 'mirror',
  fields: [field, { name: 'holder', type: 'string', required: true, key: false }],
  keyFields: ['account_no'],
  refuseAbove: 0.2,
  mappings: [],
  rowSchema: {
    type: 'object',
    required: ['account_no', 'holder'],
    properties: { account_no: { type: 'string' }, holder: { type: 'string', minLength: 1 } },
  },
} as unknown as Contract;
const entityTypes = [{ name: person }] as unknown as EntityType[];

/** A source at our own port that says what the test wants it to say. */
function readerOf(...batches: (RowBatch | Error)[]): SourceReader {
  async function* readAll(): AsyncGenerator<RowBatch> {
    for (const batch of batches) {
      if (batch instanceof Error) throw batch;
      yield batch;
    }
  }
  return { readAll } as unknown as SourceReader;
}

function rows(...values: Record<string, unknown>[]): RowBatch {
  const good = values.map((value, index): Row => ({ value, position: `accounts.jsonl:${index + 1}` }));
  return { rows: good, broken: [] };
}

const many = (count: number, holder = '张伟') =>
  Array.from({ length: count }, (_, index) => ({ account_no: String(index).padStart(4, '0'), holder }));

let test: TestStore;
const take = (...batches: (RowBatch | Error)[]) =>
  takeIn(test.store, { contract, read: {} as DatasetRead, reader: readerOf(...batches), entityTypes });
const stateOf = async () => (await test.store.datasets.states())[0];
const countRecords = async () => (await test.store.records.list(dataset, { first: 1 })).totalCount;
const readQuarantine = async () =>
  (await test.store.quarantine.list(dataset, { first: 100 })).items.map(({ item }) => item);

beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(() =>
  test.store.database.query(
    'TRUNCATE record, record_history, member, quarantine, run, dataset_state, derivation',
  ),
);

describe('taking in a delivery', () => {
  it('reads no stream of events whole: what it has forgotten is not gone from the world', async () => {
    const read = { extent: 'part' } as DatasetRead;
    const reader = { ...readerOf(rows(...many(3))), follow: () => Promise.resolve() };
    expect(await takeIn(test.store, { contract, read, reader, entityTypes })).toMatchObject({
      ...{ outcome: 'done', read: 0, removed: 0 },
      sentence: 'The dataset is a stream of events; it is followed, and nothing is read whole.',
    });
    expect(await countRecords()).toBe(0);
    expect(await stateOf()).toMatchObject({ state: 'ready' });
  });

  it('accounts for every row: read = kept + unchanged + quarantined', async () => {
    const broken = {
      raw: '{"account_no": "00',
      position: 'accounts.jsonl:9',
      sentence: 'The line is cut off.',
    };
    const repeated = { account_no: '1', holder: '王芳' };
    const batch = rows({ account_no: '1', holder: '王芳' }, { account_no: '2', holder: '' }, repeated);
    const run = await take({ ...batch, broken: [broken] }, rows({ account_no: '3', holder: '李娜' }));
    expect(run).toMatchObject({ outcome: 'done', read: 5, kept: 2, unchanged: 1, quarantined: 2 });
    const kept = (await readQuarantine()).map(({ key, payload, position }) => ({ key, payload, position }));
    expect(kept).toContainEqual({ key: null, payload: broken.raw, position: broken.position });
    expect(kept).toContainEqual({
      key: '2',
      payload: '{"account_no":"2","holder":""}',
      position: 'accounts.jsonl:2',
    });
  });

  it('does not guess which of two rows with one key is right', async () => {
    const run = await take(rows({ account_no: '1', holder: '王芳' }, { account_no: '1', holder: '王方' }));
    expect(run).toMatchObject({ read: 2, kept: 1, quarantined: 1 });
    expect((await readQuarantine())[0]?.reasons[0]).toContain('second time');
  });

  it('remembers of each record by which version it was last good, and opens no history for that', async () => {
    await take(rows(...many(30)));
    const next = { ...contract, version: '2.0.0' } as Contract;
    const broken = many(30).map((row, i) => (i === 3 ? { ...row, holder: '' } : row));
    const run = await takeIn(test.store, {
      ...{ contract: next, read: {} as DatasetRead, entityTypes },
      reader: readerOf(rows(...broken)),
    });
    expect(run).toMatchObject({ outcome: 'done', kept: 0, unchanged: 29, quarantined: 1 });
    const { items } = await test.store.records.list(dataset, { first: 100 });
    const old = items.filter(({ item }) => item.contractVersion === '1.0.0').map(({ item }) => item.key);
    expect([items.length, old]).toEqual([30, ['0003']]);
    const [history] = await test.store.database.query<{ count: string }[]>(
      'SELECT count(*) FROM record_history',
    );
    expect(Number(history?.count)).toBe(0);
  });

  it('keeps the last good copy when a source fails half way, and says so', async () => {
    await take(rows(...many(30)));
    const run = await take(rows(...many(10, '李娜')), new CausewayError('SOURCE_TIMEOUT', { dataset }));
    expect(run).toMatchObject({ outcome: 'failed', sentence: expect.stringContaining('did not answer') });
    expect(await countRecords()).toBe(30);
    expect(await stateOf()).toMatchObject({ state: 'failed', records: 30 });
  });

  it('refuses a delivery of which too much is broken, and keeps what was broken for the department', async () => {
    await take(rows(...many(30)));
    const run = await take(
      rows(...many(20), ...many(10, '').map((row) => ({ ...row, account_no: `x${row.account_no}` }))),
    );
    expect(run).toMatchObject({ outcome: 'refused', sentence: expect.stringContaining('10 of 30 rows') });
    expect(await countRecords()).toBe(30);
    expect(await readQuarantine()).toHaveLength(10);
  });

  it('takes a delivery that has lost most of its rows for a cut file', async () => {
    await take(rows(...many(30)));
    expect(await take(rows(...many(14)))).toMatchObject({ outcome: 'refused' });
    expect(await take(rows())).toMatchObject({ outcome: 'refused' });
    expect(await take(rows(...many(15)))).toMatchObject({ outcome: 'done', removed: 15 });
  });

  it('lets what is no fault of the source through, and leaves nothing half done', async () => {
    await expect(take(rows(...many(3)), new TypeError('a fault of ours'))).rejects.toThrow(TypeError);
    expect(await countRecords()).toBe(0);
  });
});

describe('following a stream', () => {
  async function follow(...batches: RowBatch[]): Promise<number[]> {
    const kept: number[] = [];
    const reader: Partial<SourceReader> = {
      follow: async (_, onBatch) => {
        for (const batch of batches) await onBatch(batch);
      },
    };
    const task = { contract, read: {} as DatasetRead, reader: reader as SourceReader, entityTypes };
    const { signal } = new AbortController();
    await followStream(test.store, task, { signal, onKept: (count) => kept.push(count) });
    return kept;
  }

  it('adds and changes, never removes, and keeps a batch that comes twice only once', async () => {
    await take(rows(...many(30)));
    const batch = rows({ account_no: '0001', holder: '李娜' }, { account_no: 'new', holder: '王芳' });
    expect(await follow(batch, batch, rows({ account_no: 'bad', holder: '' }))).toEqual([2]);
    expect(await countRecords()).toBe(31);
    expect(await readQuarantine()).toHaveLength(1);
  });

  it('tells its batches as one run, whose counts are theirs together', async () => {
    await follow(...many(20).map((row) => rows(row)), rows({ account_no: 'bad', holder: '' }));
    const runs = await test.store.database.query<Run[]>('SELECT * FROM run');
    expect(runs).toMatchObject([{ outcome: 'done', read: 21, kept: 20, unchanged: 0, quarantined: 1 }]);
    expect(await countRecords()).toBe(20);
  });
});
