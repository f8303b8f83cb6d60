import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId } from '#schemas';
import { openTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';
import { UsageStore } from './usage-store.ts';
import type { UsedField } from './usage-store.ts';

const dataset = toDatasetId('water.accounts');
const field = (name: string, version = '1.0.0'): UsedField => ({ dataset, version, field: name });

let test: TestStore;
let now = new Date('2026-11-20T08:00:00Z');
let usage: UsageStore;
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const consumers = () => usage.consumers(dataset, { sinceDays: 90 });

beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.store.database.query('TRUNCATE field_usage');
  now = new Date('2026-11-20T08:00:00Z');
  usage = new UsageStore(test.store.database, () => now);
});

describe('usage of fields', () => {
  it('is counted per client, version, field and day', async () => {
    const question = [field('holder'), field('meter')];
    usage.note('hall', question);
    usage.note('hall', question);
    usage.note('buses', [field('holder', '2.0.0')]);
    await usage.flush();
    now = days(1);
    usage.note('hall', question);
    expect(await consumers()).toEqual([
      { client: 'buses', ...field('holder', '2.0.0'), lastUsed: '2026-11-20', count: 1 },
      { client: 'hall', ...field('holder'), lastUsed: '2026-11-21', count: 3 },
      { client: 'hall', ...field('meter'), lastUsed: '2026-11-21', count: 3 },
    ]);
  });

  it('is looked at for as many days as asked', async () => {
    usage.note('hall', [field('holder')]);
    await usage.flush();
    now = days(89);
    expect(await consumers()).toHaveLength(1);
    now = days(1);
    expect(await consumers()).toEqual([]);
  });

  it('is forgotten after 400 days', async () => {
    usage.note('hall', [field('holder')]);
    await usage.flush();
    now = days(400);
    usage.note('buses', [field('holder')]);
    await usage.flush();
    expect(await usage.consumers(dataset, { sinceDays: 9999 })).toHaveLength(2);
    now = days(1);
    usage.note('buses', [field('holder')]);
    await usage.flush();
    expect((await usage.consumers(dataset, { sinceDays: 9999 })).map(({ client }) => client)).toEqual([
      'buses',
    ]);
  });

  it('is written at close', async () => {
    usage.note('hall', [field('holder')]);
    await usage.close();
    expect(await test.store.usage.consumers(dataset, { sinceDays: 9999 })).toHaveLength(1);
  });

  it('is kept while the database cannot take it', async () => {
    usage.note('hall', [field('holder')]);
    await test.store.database.query('ALTER TABLE field_usage RENAME TO away');
    await expect(usage.flush()).rejects.toThrow('field_usage');
    await test.store.database.query('ALTER TABLE away RENAME TO field_usage');
    usage.note('hall', [field('holder')]);
    expect(await consumers()).toMatchObject([{ count: 2 }]);
  });

  it('is written by two hubs at once without loss', async () => {
    const other = new UsageStore(test.store.database, () => now);
    const names = Array.from({ length: 200 }, (_, index) => field(`f${index}`));
    for (let round = 0; round < 10; round++) {
      usage.note('hall', names);
      other.note('hall', [...names].reverse());
      await Promise.all([usage.flush(), other.flush()]);
    }
    expect((await consumers()).every(({ count }) => count === 20)).toBe(true);
  });

  it('always adds up to what was noted, whatever is flushed when', async () => {
    const use = fc.record({
      client: fc.constantFrom('a', 'b'),
      fields: fc.array(fc.constantFrom('x', 'y', 'z')),
    });
    const steps = fc.array(fc.oneof(use, fc.constant('flush' as const)), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await test.store.database.query('TRUNCATE field_usage');
        const expected = new Map<string, number>();
        for (const step of all) {
          if (step === 'flush') await usage.flush();
          else {
            const fields = [...new Set(step.fields)];
            usage.note(
              step.client,
              fields.map((name) => field(name)),
            );
            for (const name of fields)
              expected.set(step.client + name, (expected.get(step.client + name) ?? 0) + 1);
          }
        }
        const found = (await consumers()).map(({ client, field: name, count }) => [client + name, count]);
        expect(new Map(found as [string, number][])).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('is one number for each field, however many questions there are and however they are put', async () => {
    const same = [field('holder'), field('meter')];
    for (let index = 0; index < 500_000; index++) usage.note('hall', same);
    for (let index = 0; index < 10_000; index++) usage.note('hall', [field('holder'), field('meter')]);
    await usage.flush();
    expect((await consumers()).map(({ count }) => count)).toEqual([510_000, 510_000]);
  });
});
