import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { toDatasetId } from '#schemas';
import type { RefusedRow } from './delivery/delivery-writer.ts';
import { openTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';

const dataset = toDatasetId('water.accounts');
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

async function deliver(refused: readonly RefusedRow[]): Promise<void> {
  const run = await test.store.datasets.startRun(dataset, '1.0.0');
  const options = { run, contractVersion: '1.0.0', entityTypes: [], extent: 'whole' as const };
  const delivery = await test.store.openDelivery(options);
  await delivery.refuse(refused);
  await delivery.commit({ ...run, read: refused.length, quarantined: refused.length }, 'Fine.');
}

const broken = (key: string, ...reasons: string[]): RefusedRow => ({
  key,
  position: `a.csv:${key}`,
  payload: `{"no":"${key}"}`,
  reasons,
});

it('sums up what a department has to mend, and how it went', async () => {
  await deliver([
    broken(
      '1',
      'state: Must be one of 20, 30; found "40".',
      'no: "x" has not the form that is wanted here (^\\d$).',
    ),
    broken('2', 'state: Must be one of 20, 30; found "50".'),
    broken(
      '3',
      'The key 3 stands here a second time with other content (first at a.csv:1); send each key once.',
    ),
  ]);
  await deliver([broken('2', 'state: Must be one of 20, 30; found "50".')]);
  const summary = await test.store.quarantine.summary(dataset);
  expect(summary.waiting).toBe(1);
  expect(summary.kinds).toEqual([
    {
      sentence: 'state: Must be one of 20, 30; found ….',
      count: 1,
      samples: [{ position: 'a.csv:2', key: '2', payload: '{"no":"2"}' }],
    },
  ]);
  expect(summary.days).toEqual([
    { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), waiting: 1, came: 3, went: 2 },
  ]);
  const [state] = await test.store.datasets.states();
  expect(state?.quarantined).toBe(1);
});

it('counts the same fault of different values as one kind', async () => {
  await deliver(
    ['a', 'b', 'c'].map((key) => broken(key, `no: "${key}" has not the form that is wanted here.`)),
  );
  const { kinds } = await test.store.quarantine.summary(dataset);
  expect(kinds.map(({ sentence, count, samples }) => [sentence, count, samples.length])).toEqual([
    ['no: "…" has not the form that is wanted here.', 3, 3],
  ]);
});
