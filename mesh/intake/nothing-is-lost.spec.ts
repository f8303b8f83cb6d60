import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
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
  rowSchema: {
    type: 'object',
    required: ['no', 'holder'],
    properties: { no: { type: 'string', minLength: 1 }, holder: { type: 'string', minLength: 1 } },
  },
} as unknown as Contract;

/** What a department delivers: rows, broken ones, and lines that are none. */
type Piece = { readonly no: string; readonly holder: string } | { readonly raw: string };

const no = fc.constantFrom('1', '2', '3', '4', '', 'a\tb', '\\N', '\0', '𠮷');
const holder = fc.constantFrom('张', 'b', '', 'x\ny', '\\', '\ud800', '"', '\u0000');
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.record({ no, holder }) },
  { weight: 1, arbitrary: fc.record({ raw: fc.string() }) },
);
const deliveries = fc.array(fc.array(fc.array(piece, { maxLength: 5 }), { maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
});

interface Kept {
  /** By key: what is kept now. */
  readonly current: Map<string, string>;
  /** By key: what was kept before, oldest first. */
  readonly past: Map<string, string[]>;
}

interface Counts {
  read: number;
  kept: number;
  unchanged: number;
  quarantined: number;
  removed: number;
}

/** The slow, obvious way: one row after the other against Maps. */
function deliver(state: Kept, pieces: readonly Piece[]): Counts {
  const counts = { read: 0, kept: 0, unchanged: 0, quarantined: 0, removed: 0 };
  const said = new Map<string, string>();
  const spared = new Set<string>();
  for (const one of pieces) {
    counts.read += 1;
    if ('raw' in one || one.no === '' || one.holder === '') {
      counts.quarantined += 1;
      if (!('raw' in one)) spared.add(toStored(one.no));
      continue;
    }
    const [key, content] = [toStored(one.no), JSON.stringify([one.no, one.holder].map(toStored))];
    const first = said.get(key);
    if (first === content) counts.unchanged += 1;
    else if (first !== undefined) counts.quarantined += 1;
    else {
      said.set(key, content);
      if (state.current.get(key) === content) counts.unchanged += 1;
      else {
        counts.kept += 1;
        close(state, key);
        state.current.set(key, content);
      }
    }
  }
  for (const key of [...state.current.keys()])
    if (!said.has(key) && !spared.has(key)) {
      counts.removed += 1;
      close(state, key);
      state.current.delete(key);
    }
  return counts;
}

function close({ current, past }: Kept, key: string): void {
  const before = current.get(key);
  if (before !== undefined) past.set(key, [...(past.get(key) ?? []), before]);
}

function toStored(text: string): string {
  return text.replaceAll('\0', '\u2400').toWellFormed();
}

function readerOf(batches: readonly (readonly Piece[])[]): SourceReader {
  async function* readAll(): AsyncGenerator<RowBatch> {
    for (const [batch, pieces] of batches.entries()) {
      const rows = pieces.flatMap((one, index) =>
        'raw' in one ? [] : [{ value: { ...one }, position: `${batch}:${index}` }],
      );
      const broken = pieces.flatMap((one, index) =>
        'raw' in one ? [{ raw: one.raw, position: `${batch}:${index}`, sentence: 'It is no row.' }] : [],
      );
      yield { rows, broken };
    }
  }
  return { readAll } as unknown as SourceReader;
}

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(clear);

async function clear(): Promise<void> {
  await test.store.database.query(
    'TRUNCATE record, record_history, quarantine, quarantine_day, run, dataset_state, derivation',
  );
}

async function readKept(): Promise<Kept> {
  const toContent = ({ payload }: { payload: { no: string; holder: string } }) =>
    JSON.stringify([payload.no, payload.holder]);
  const query = (table: string) =>
    test.store.database.query<{ key: string; payload: { no: string; holder: string } }[]>(
      `SELECT key, payload FROM ${table} ORDER BY recorded_at`,
    );
  const past = new Map<string, string[]>();
  for (const row of await query('record_history'))
    past.set(row.key, [...(past.get(row.key) ?? []), toContent(row)]);
  return { current: new Map((await query('record')).map((row) => [row.key, toContent(row)])), past };
}

it('every delivery leaves what the slow way leaves, and accounts for every row', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (all) => {
      await clear();
      const expected: Kept = { current: new Map(), past: new Map() };
      for (const batches of all) {
        const counts = deliver(expected, batches.flat());
        const task = { contract, read: {} as DatasetRead, reader: readerOf(batches), entityTypes: [] };
        const run = await takeIn(test.store, task);
        expect(run).toMatchObject({ ...counts, outcome: 'done' });
        expect(run.read).toBe(run.kept + run.unchanged + run.quarantined);
      }
      const kept = await readKept();
      expect(new Map([...kept.current].sort())).toEqual(new Map([...expected.current].sort()));
      expect(new Map([...kept.past].sort())).toEqual(new Map([...expected.past].sort()));
      const [state] = await test.store.datasets.states();
      expect(state?.records).toBe(expected.current.size);
    }),
    { numRuns: 25 },
  );
}, 120_000);
