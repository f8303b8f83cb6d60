import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Contract } from '#contracts';
import { toDatasetId } from '#schemas';
import type { DatasetRead, Row, RowBatch, SourceReader } from '#sources';
import { openTestStore } from '../store/testing/index.ts';
import type { TestStore } from '../store/testing/index.ts';
import { followStream } from './follow-stream.ts';

const dataset = toDatasetId('transport.positions');
const contract = {
  dataset,
  version: '1.0.0',
  fields: [
    { name: 'plate', type: 'string', required: true, key: true, options: {} },
    { name: 'speed', type: 'integer', required: true, key: false, options: {} },
    { name: 'at', type: 'timestamp', required: false, key: false, options: {} },
  ],
  keyFields: ['plate'],
  asOfField: 'at',
  refuseAbove: 0.2,
  mappings: [],
  rowSchema: {
    type: 'object',
    required: ['plate', 'speed'],
    properties: { plate: { type: 'string' }, speed: { type: 'integer' } },
  },
} as unknown as Contract;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(clear);

async function clear(): Promise<void> {
  await test.store.database.query(
    'TRUNCATE record, record_history, quarantine, quarantine_day, run, dataset_state',
  );
}

async function follow(...batches: Partial<RowBatch>[]): Promise<void> {
  const reader: Partial<SourceReader> = {
    follow: async (_, onBatch) => {
      for (const batch of batches) await onBatch({ rows: [], broken: [], ...batch });
    },
  };
  const task = { contract, read: {} as DatasetRead, reader: reader as SourceReader, entityTypes: [] };
  await followStream(test.store, task, { signal: new AbortController().signal });
}

const row = (plate: string, speed: number, sequence?: number): Row => ({
  value: { plate, speed },
  position: 'stream',
  ...(sequence !== undefined && { sequence: String(sequence).padStart(9, '0') }),
});

/** Every version of every key that was ever kept, oldest first, and which keys are kept now. */
async function readVersions(): Promise<{ versions: string[]; current: string[] }> {
  const rows = await test.store.database.query<{ said: string; isOpen: boolean }[]>(
    `SELECT key || ' ' || (payload->>'speed') AS said, closed_at IS NULL AS "isOpen" FROM (
       SELECT key, payload, recorded_at, closed_at FROM record_history UNION ALL SELECT key, payload, recorded_at, NULL FROM record) every
     ORDER BY key, recorded_at`,
  );
  return {
    versions: rows.map(({ said }) => said),
    current: rows.filter(({ isOpen }) => isOpen).map(({ said }) => said),
  };
}

describe('a stream', () => {
  it('remembers each version of one batch, and does so once when the batch comes again', async () => {
    const batch = { rows: [row('A', 1, 1), row('A', 2, 2), row('B', 5, 3), row('A', 2, 4)] };
    await follow(batch, batch);
    expect(await readVersions()).toEqual({ versions: ['A 1', 'A 2', 'B 5'], current: ['A 2', 'B 5'] });
    const [run] = await test.store.database.query<object[]>(
      'SELECT read, kept, unchanged, quarantined FROM run',
    );
    expect(run).toEqual({ read: 8, kept: 3, unchanged: 5, quarantined: 0 });
  });

  it('does not let an older message take the place of a newer one: by its sequence', async () => {
    await follow({ rows: [row('A', 2, 2)] }, { rows: [row('A', 1, 1)] });
    expect((await readVersions()).versions).toEqual(['A 2']);
  });

  it('… or by its as-of where the source gives no sequence', async () => {
    const at = (speed: number, time: string) => ({
      value: { plate: 'A', speed, at: time },
      position: 'stream',
    });
    const [early, late] = [at(1, '2026-01-01 08:00:00'), at(2, '2026-01-01 09:00:00')];
    await follow({ rows: [late] }, { rows: [early] }, { rows: [late, early] });
    expect((await readVersions()).versions).toEqual(['A 2']);
  });

  it('closes what the source says is deleted, and everything when it was emptied', async () => {
    await follow({ rows: [row('A', 1), row('B', 1), row('C', 1)] }, { removed: [row('A', 0)] });
    expect((await readVersions()).current).toEqual(['B 1', 'C 1']);
    await follow({ emptied: true, rows: [row('C', 2)] });
    expect(await readVersions()).toEqual({ versions: ['A 1', 'B 1', 'C 1', 'C 2'], current: ['C 2'] });
    const [state] = await test.store.datasets.states();
    expect(state?.records).toBe(1);
  });

  it('keeps what breaks the contract, and goes on', async () => {
    await follow({
      rows: [row('A', 1.5), row('B', 1)],
      broken: [{ raw: '{', position: 't', sentence: 'No JSON.' }],
    });
    expect((await test.store.quarantine.list(dataset, { first: 9 })).totalCount).toBe(2);
    expect((await readVersions()).current).toEqual(['B 1']);
  });
});

interface Message {
  readonly plate: string;
  /** -1: deleted. */
  readonly speed: number;
}

const message = fc.record({ plate: fc.constantFrom('A', 'B', 'C'), speed: fc.constantFrom(1, 2, 3, -1) });
const stream = fc.array(fc.array(message, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });

it('has the same effect however often and however late batches are delivered again', async () => {
  await fc.assert(
    fc.asyncProperty(stream, fc.array(fc.nat(), { maxLength: 2 }), async (batches, repeats) => {
      await clear();
      const sent = toBatches(batches);
      const delivered = sent.flatMap((batch, index) => {
        const again = repeats.map((repeat) => sent[repeat % (index + 1)] ?? {});
        return [batch, ...again];
      });
      await follow(...delivered);
      expect(await readVersions()).toEqual(applySlowly(batches.flat()));
    }),
    { numRuns: 15 },
  );
}, 120_000);

function toBatches(batches: readonly (readonly Message[])[]): Partial<RowBatch>[] {
  let sequence = 0;
  return batches.map((messages) => {
    const rows = messages.map(({ plate, speed }) => row(plate, speed, ++sequence));
    return {
      rows: rows.filter(({ value }) => value.speed !== -1),
      removed: rows.filter(({ value }) => value.speed === -1),
    };
  });
}

function applySlowly(messages: readonly Message[]): { versions: string[]; current: string[] } {
  const versions = new Map<string, number[]>();
  const current = new Map<string, number>();
  for (const { plate, speed } of messages) {
    if (speed === -1) current.delete(plate);
    else if (current.get(plate) !== speed) {
      current.set(plate, speed);
      versions.set(plate, [...(versions.get(plate) ?? []), speed]);
    }
  }
  const inOrder = [...versions].sort(([a], [b]) => a.localeCompare(b));
  return {
    versions: inOrder.flatMap(([plate, speeds]) => speeds.map((speed) => `${plate} ${speed}`)),
    current: [...current].map(([plate, speed]) => `${plate} ${speed}`).sort(),
  };
}
