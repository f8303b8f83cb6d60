import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readContract } from '#contracts';
import type { Contract } from '#contracts';
import { CausewayError, parseText } from '#schemas';
import type { DatasetRead, RowBatch, SourceReader } from '#sources';
import { takeIn } from '../intake/index.ts';
import { openTestStore } from '../store/testing/index.ts';
import type { TestStore } from '../store/testing/index.ts';
import { DriftWatch } from './drift-watch.ts';
import { watchReader } from './watch-reader.ts';

const text = `apiVersion: v3.1.0
kind: DataContract
id: police-cameras
name: cameras
version: 1.0.0
status: active
domain: police
customProperties:
  - { property: causewayTitle, value: { en: Cameras } }
schema:
  - name: cameras
    properties:
      - { name: code, logicalType: string, required: true, primaryKey: true, primaryKeyPosition: 1 }
      - { name: resolution, logicalType: string }
`;

let test: TestStore;
let contract: Contract;
let watch: DriftWatch;

type Row = Record<string, unknown>;
const rows = (count: number, change: (row: Row, index: number) => Row = (row) => row): Row[] =>
  Array.from({ length: count }, (_, index) => change({ code: `C${index}`, resolution: 'HD' }, index));

/** A source at our own port that delivers batches of ten. */
function readerOf(all: readonly Row[], unread?: string[]): SourceReader {
  async function* readAll(): AsyncGenerator<RowBatch> {
    for (let at = 0; at < all.length; at += 10) {
      const batch = all
        .slice(at, at + 10)
        .map((value, index) => ({ value, position: `row ${at + index + 1}` }));
      yield { rows: batch, broken: [], ...(at === 0 && unread && { unread }) };
    }
  }
  return { readAll } as unknown as SourceReader;
}

const take = (all: readonly Row[], unread?: string[]) => {
  const reader = watchReader(readerOf(all, unread), contract, (sight) => watch.look(sight));
  return takeIn(test.store, { contract, reader, read: {} as DatasetRead, entityTypes: [] });
};
const openTasks = async () =>
  (await test.store.tasks.list({ isOpen: true }, { first: 10 })).items.map(({ item }) => item);
const countRecords = () => test.store.records.count(contract.dataset);

beforeAll(async () => {
  test = await openTestStore();
  const read = readContract(parseText(text, 'contracts/police/cameras/1.0.0.odcs.yaml'), []);
  expect(read.faults).toEqual([]);
  contract = read.contract as Contract;
  watch = new DriftWatch(test.store, () => []);
}, 60_000);
afterAll(() => test.close());
beforeEach(async () => {
  await test.store.database.query(
    'TRUNCATE record, record_history, quarantine, run, dataset_state, task, notice, field_usage',
  );
  await take(rows(30));
});

describe('a reading of a system that has changed', () => {
  it('is stopped where a column has gone: the last good copy stays, the department has a task', async () => {
    const run = await take(rows(30, ({ code, ...rest }) => ({ ...rest, camera_id: code })));
    expect(run).toMatchObject({
      outcome: 'failed',
      sentence: expect.stringContaining('code is in none of 30 rows'),
    });
    expect(await countRecords()).toBe(30);
    expect(await openTasks()).toMatchObject([
      {
        kind: 'break',
        department: 'police',
        detail: {
          version: '1.0.0',
          findings: [
            { kind: 'gone', field: 'code' },
            { kind: 'added', field: 'camera_id' },
          ],
        },
      },
    ]);
  });

  it('opens the task once, however often it is read, and closes it when the system is as promised again', async () => {
    const broken = rows(30, (row) => ({ ...row, resolution: 1080 }));
    for (let times = 0; times < 3; times++) await take(broken);
    expect(await openTasks()).toHaveLength(1);
    await take(rows(30));
    expect(await openTasks()).toEqual([]);
    expect((await test.store.tasks.list({}, { first: 10 })).totalCount).toBe(1);
  });

  it('tells the clients that read the dataset, once', async () => {
    const used = [{ dataset: contract.dataset, version: '1.0.0', field: 'resolution' }];
    test.store.usage.note('map', used);
    const broken = rows(30, (row) => ({ ...row, resolution: 1080 }));
    await take(broken);
    await take(broken);
    expect(await test.store.notices.list('map')).toMatchObject([{ kind: 'drift', version: '1.0.0' }]);
    expect(await openTasks()).toMatchObject([{ detail: { consumers: ['map'] } }]);
  });

  it('goes on where only some rows break the contract, and where there is more than before', async () => {
    const run = await take(
      rows(40, (row, i) => (i % 8 === 0 ? { ...row, resolution: 5 } : { ...row, codec: 'x' })),
    );
    expect(run).toMatchObject({ outcome: 'done', quarantined: 5 });
    expect((await openTasks()).map(({ kind }) => kind).sort()).toEqual(['addition', 'narrowing']);
  });

  it('is explained where it fails for a column that the source document names', async () => {
    const foreign = rows(30).map(({ code, resolution }) => ({ CAMERA_ID: code, FBL: resolution }));
    const fields = { code: 'SXJBH', resolution: 'FBL' };
    async function* readAll(read: DatasetRead): AsyncGenerator<RowBatch> {
      if (read.fields)
        throw new CausewayError('SOURCE_RUBBISH', { reason: 'its table has no column "SXJBH"' });
      yield { rows: foreign.map((value) => ({ value, position: 'row' })), broken: [] };
    }
    const reader = watchReader({ readAll } as unknown as SourceReader, contract, (sight) =>
      watch.look(sight),
    );
    const run = await takeIn(test.store, { contract, reader, read: { fields } as never, entityTypes: [] });
    expect(run).toMatchObject({ outcome: 'failed', sentence: expect.stringContaining('code is in none') });
    expect(await openTasks()).toMatchObject([
      {
        kind: 'break',
        detail: {
          findings: [
            { kind: 'gone', field: 'code' },
            { kind: 'added', field: 'CAMERA_ID' },
          ],
        },
      },
    ]);
  });

  it('names what the system sends and the source document does not take', async () => {
    await take(rows(30), ['CODEC']);
    expect(await openTasks()).toMatchObject([
      { kind: 'addition', detail: { findings: [{ field: 'CODEC' }] } },
    ]);
  });
});
