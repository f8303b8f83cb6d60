import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Contract } from '#contracts';
import { toDatasetId } from '#schemas';
import type { Source } from '#sources';
import { openTestStore } from '../store/testing/index.ts';
import type { TestStore } from '../store/testing/index.ts';
import { createIngest } from './ingest.ts';
import type { Ingest } from './ingest.ts';

const dataset = toDatasetId('water.accounts');
const contract = {
  dataset,
  version: '1.0.0',
  fields: [
    { name: 'no', type: 'string', required: true, key: true, options: {} },
    { name: 'holder', type: 'string', required: true, key: false, options: {} },
    { name: 'balance', type: 'number', required: false, key: false, options: {} },
  ],
  keyFields: ['no'],
  refuseAbove: 0.2,
  mappings: [],
  rowSchema: {
    type: 'object',
    required: ['no', 'holder'],
    properties: {
      no: { type: 'string' },
      holder: { type: 'string', minLength: 1 },
      balance: { type: ['number', 'null'] },
    },
  },
} as unknown as Contract;
const read = {
  dataset,
  keyFields: ['no'],
  settings: {},
  readsByKey: false,
  fieldTypes: { balance: 'number' },
};
const source = { id: 'water/desk', kind: 'push', datasets: new Map([[dataset, read]]) } as unknown as Source;

let test: TestStore;
let ingest: Ingest;
beforeAll(async () => {
  test = await openTestStore();
  const city = { contracts: new Map([[dataset, contract]]), sources: [source], entityTypes: [] };
  ingest = createIngest(test.store, () => city);
});
afterAll(() => test.close());
beforeEach(() =>
  test.store.database.query(
    'TRUNCATE record, record_history, quarantine, quarantine_day, run, dataset_state, pushed_delivery',
  ),
);

async function* pieces(text: string | Buffer, cut?: Error): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  if (cut) throw cut;
}

interface Sent {
  form?: 'json' | 'ndjson' | 'csv';
  charset?: string;
  extent?: 'part' | 'whole';
  idempotencyKey?: string;
  cut?: Error;
}

const push = (text: string | Buffer, { form = 'json', extent = 'part', cut, ...rest }: Sent = {}) =>
  ingest.take({ dataset, form, charset: undefined, extent, body: pieces(text, cut), ...rest });
const rows = (...values: unknown[]) => JSON.stringify(values);
const keysOf = async () =>
  (await test.store.records.list(dataset, { first: 100 })).items.map(({ item }) => item.key as string);

describe('pushed rows', () => {
  it('get a verdict each, in the order of the body', async () => {
    await push(rows({ no: '1', holder: '张伟' }));
    const answer = await push(
      rows({ no: '1', holder: '张伟' }, { no: '2', holder: '' }, { no: '3', holder: '王芳' }, 5, {
        no: '3',
        holder: '王方',
      }),
    );
    expect(answer).toMatchObject({ read: 5, kept: 1, unchanged: 1, quarantined: 3, removed: 0 });
    expect(answer.rows.map(({ row, key, verdict }) => [row, key, verdict])).toEqual([
      ['row 1', '1', 'unchanged'],
      ['row 2', '2', 'quarantined'],
      ['row 3', '3', 'kept'],
      ['row 4', null, 'quarantined'],
      ['row 5', '3', 'quarantined'],
    ]);
    expect(answer.rows[4]?.reasons?.[0]).toBe(
      'The key 3 stands here a second time with other content (first at row 3); send each key once.',
    );
  });

  it.each([
    ['ndjson', '\uFEFF{"no":"1","holder":"珍"}\n\n{"no":"2","holder":"珠","balance":1.5}', undefined],
    ['csv', 'no,holder,balance\r\n1,珍,\r\n2,"珠",1.5\r\n', undefined],
    [
      'csv',
      Buffer.from([
        ...Buffer.from('no,holder,balance\n1,'),
        0xd5,
        0xe4,
        ...Buffer.from(',\n2,'),
        0xd6,
        0xe9,
        ...Buffer.from(',1.5'),
      ]),
      'gb18030',
    ],
  ] as const)('are read as %s (%#)', async (form, text, charset) => {
    const answer = await push(text as string, { form, ...(charset && { charset }) });
    expect(answer).toMatchObject({ read: 2, kept: 2 });
    const { items } = await test.store.records.list(dataset, { first: 9 });
    expect(items.map(({ item }) => [item.payload.holder, item.payload.balance ?? null])).toEqual([
      ['珍', null],
      ['珠', 1.5],
    ]);
  });

  it('close what they do not name only when they are the whole', async () => {
    await push(rows({ no: '1', holder: 'a' }, { no: '2', holder: 'b' }), { extent: 'whole' });
    await push(rows({ no: '3', holder: 'c' }));
    expect(await keysOf()).toEqual(['1', '2', '3']);
    expect(await push(rows({ no: '3', holder: 'c' }), { extent: 'whole' })).toMatchObject({
      unchanged: 1,
      removed: 2,
    });
    expect(await keysOf()).toEqual(['3']);
  });

  it('say every verdict of a first, whole delivery', async () => {
    const answer = await push(
      rows({ no: '1', holder: 'a' }, { no: '1', holder: 'a' }, { no: '2', holder: 'b' }),
      { extent: 'whole' },
    );
    expect(answer.rows.map(({ verdict }) => verdict)).toEqual(['kept', 'unchanged', 'kept']);
  });
});

describe('an idempotency key', () => {
  const one = rows({ no: '1', holder: 'a' });

  it('is answered again as before, and nothing is done', async () => {
    const first = await push(one, { idempotencyKey: 'k' });
    await push(rows({ no: '1', holder: 'changed' }));
    expect(await push(one, { idempotencyKey: 'k' })).toEqual(first);
    const { items } = await test.store.records.list(dataset, { first: 9 });
    expect(items[0]?.item.payload.holder).toBe('changed');
  });

  it('sent several times at once is taken once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => push(one, { idempotencyKey: 'k' })));
    expect(answers.map(({ kept }) => kept)).toEqual([1, 1, 1]);
    const [counted] = await test.store.database.query<{ count: string }[]>('SELECT count(*) FROM run');
    expect(counted?.count).toBe('1');
  });

  it('is refused with another body', async () => {
    await push(one, { idempotencyKey: 'k' });
    await expect(push(rows({ no: '2', holder: 'b' }), { idempotencyKey: 'k' })).rejects.toMatchObject({
      code: 'KEY_REUSED',
    });
    expect(await keysOf()).toEqual(['1']);
  });

  it('belongs to no delivery that failed', async () => {
    const cut = push(one, { idempotencyKey: 'k', cut: new Error('cut') });
    await expect(cut).rejects.toThrow('cut');
    expect(await push(one, { idempotencyKey: 'k' })).toMatchObject({ kept: 1 });
  });
});

describe('a body that goes wrong', () => {
  it.each([
    {
      what: 'ends inside',
      text: '[{"no":"1","holder":"a"},{"no":"2"',
      form: 'json',
      sentence: 'behind row 1',
    },
    { what: 'is no array', text: '{"no":"1"}', form: 'json', sentence: 'no JSON array' },
    { what: 'is nothing', text: '', form: 'json', sentence: 'no JSON array' },
    { what: 'names a column twice', text: 'no,no\n1,2', form: 'csv', sentence: 'names no twice' },
    { what: 'has no header', text: '', form: 'csv', sentence: 'no header' },
  ] as const)('$what: nothing of it is kept', async ({ text, form, sentence }) => {
    await push(rows({ no: '0', holder: 'kept' }));
    await expect(push(text, { form })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(sentence),
    });
    expect(await keysOf()).toEqual(['0']);
    const [state] = await test.store.datasets.states();
    expect(state).toMatchObject({ state: 'ready', records: 1 });
  });

  it('is refused as a whole where too much of it is broken, and its broken rows wait', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      no: String(index),
      holder: index < 10 ? '' : 'a',
    }));
    await expect(push(rows(...many))).rejects.toMatchObject({ code: 'DELIVERY_REFUSED' });
    expect(await keysOf()).toEqual([]);
    expect((await test.store.quarantine.list(dataset, { first: 1 })).totalCount).toBe(10);
  });

  it('that is cut leaves nothing, at every byte', async () => {
    const text = rows({ no: '1', holder: '张' }, { no: '2', holder: 'b' });
    for (let end = 0; end < text.length; end++)
      await expect(push(Buffer.from(text).subarray(0, end))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await keysOf()).toEqual([]);
  });
});

describe('the door', () => {
  it('knows which datasets are pushed', () => {
    expect([ingest.isPushed('water.accounts'), ingest.isPushed('water.other'), ingest.isPushed('x')]).toEqual(
      [true, undefined, undefined],
    );
  });
});
