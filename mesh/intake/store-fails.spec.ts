import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Contract } from '#contracts';
import { toDatasetId } from '#schemas';
import type { DatasetRead, RowBatch, SourceReader } from '#sources';
import { openTestStore } from '../store/testing/index.ts';
import type { TestStore } from '../store/testing/index.ts';
import { takeIn } from './take-in.ts';

const dataset = toDatasetId('water.accounts');
const contract = {
  dataset,
  version: '1.0.0',
  fields: [{ name: 'no', key: true }, { name: 'holder' }],
  keyFields: ['no'],
  refuseAbove: 1,
  mappings: [],
  rowSchema: { type: 'object' },
} as unknown as Contract;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(() => test.store.database.query('TRUNCATE record, record_history, run, dataset_state'));

/** `between` is done after the first of two batches. */
function take(holder: string, between: () => Promise<unknown> = () => Promise.resolve()) {
  async function* readAll(): AsyncGenerator<RowBatch> {
    for (const part of [0, 1]) {
      const rows = Array.from({ length: 3000 }, (_, index) => {
        const no = String(part * 3000 + index);
        return { value: { no, holder }, position: `row ${no}` };
      });
      yield { rows, broken: [] };
      if (part === 0) await between();
    }
  }
  const reader = { kind: 'rest', readAll } as unknown as SourceReader;
  return takeIn(test.store, { contract, read: {} as DatasetRead, reader, entityTypes: [] });
}

const query = <T>(text: string) => test.store.database.query<T[]>(text);
const countHolders = async () => {
  const rows = await query<{ holder: string; count: string }>(
    `SELECT payload->>'holder' AS holder, count(*) FROM record GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ holder, count }) => [holder, Number(count)]));
};
/** As when PostgreSQL is restarted, or its machine goes: the connection of the delivery is gone, at work or not. */
const cutDelivery = async () => {
  const cut = await query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
  );
  expect(cut.length).toBeGreaterThan(0);
};

describe('a store that fails during a delivery', () => {
  it.each(['the first one', 'a later one'])(
    'cut: the last good copy stays, and the next try is whole: %s',
    async (which) => {
      if (which === 'a later one') await take('old');
      await expect(take('new', cutDelivery)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
      expect(await countHolders()).toEqual(which === 'a later one' ? { old: 6000 } : {});
      const [run] = await query<{ outcome: string }>(
        'SELECT outcome FROM run ORDER BY started_at DESC LIMIT 1',
      );
      expect(run?.outcome).toBe('failed');
      expect(await take('new')).toMatchObject({ outcome: 'done', kept: 6000 });
      expect(await countHolders()).toEqual({ new: 6000 });
    },
  );

  it('full: says so, and the last good copy stays', async () => {
    await take('old');
    // As PostgreSQL says it (SQLSTATE 53100) where it cannot extend a table.
    await query(`CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
    await query(
      'CREATE TRIGGER full_disk BEFORE INSERT ON record_history FOR EACH STATEMENT EXECUTE FUNCTION fill()',
    );
    await expect(take('new')).rejects.toMatchObject({ code: 'DISK_FULL' });
    await query('DROP TRIGGER full_disk ON record_history');
    expect(await countHolders()).toEqual({ old: 6000 });
    const [state] = await test.store.datasets.states();
    expect(state).toMatchObject({
      state: 'failed',
      records: 6000,
      sentence: expect.stringContaining('disk is full'),
    });
  });
});
