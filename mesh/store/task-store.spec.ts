import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toDatasetId, toDepartmentId } from '#schemas';
import type { NewTask } from './task-store.ts';
import { openTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(() => test.store.database.query('TRUNCATE task'));

const dataset = toDatasetId('police.cameras');
const task = (more: Partial<NewTask> = {}): NewTask => ({
  dataset,
  department: toDepartmentId('police'),
  kind: 'break',
  sentence: 'Columns have gone.',
  fingerprint: 'a',
  detail: { findings: [] },
  ...more,
});
const list = async (filter = {}) =>
  (await test.store.tasks.list(filter, { first: 10 })).items.map(({ item }) => item);

describe('tasks of departments', () => {
  it('are open once for each kind: the same is seen again, another takes its place', async () => {
    const { tasks } = test.store;
    expect(await tasks.findSame(dataset, 'break', 'a')).toBeUndefined();
    await tasks.open(task());
    expect(await tasks.findSame(dataset, 'break', 'a')).toMatchObject({ sentence: 'Columns have gone.' });
    expect(await tasks.findSame(dataset, 'break', 'b')).toBeUndefined();
    await tasks.open(task({ fingerprint: 'b', sentence: 'More columns have gone.' }));
    await tasks.open(task({ kind: 'addition' }));
    expect(await list({ isOpen: true })).toHaveLength(2);
    expect(await list({ isOpen: false })).toMatchObject([{ fingerprint: 'a' }]);
  });

  it('are closed when what was the matter is so no longer', async () => {
    await test.store.tasks.open(task());
    expect(await test.store.tasks.close(dataset, ['break', 'narrowing'])).toBe(1);
    expect(await test.store.tasks.close(dataset, ['break'])).toBe(0);
    expect(await list({ isOpen: true })).toEqual([]);
  });

  it('are listed by department and dataset, in pages, the newest first', async () => {
    const { tasks } = test.store;
    for (const name of ['a', 'b', 'c'])
      await tasks.open(task({ dataset: toDatasetId(`police.${name}`), fingerprint: name }));
    await tasks.open(task({ dataset: toDatasetId('water.meters'), department: toDepartmentId('water') }));
    expect(await list({ department: 'water' })).toHaveLength(1);
    expect(await list({ dataset: 'police.b' })).toMatchObject([{ fingerprint: 'b' }]);
    const first = await tasks.list({ department: 'police' }, { first: 2 });
    const rest = await tasks.list({ department: 'police' }, { first: 2, after: first.items[1]?.cursor });
    expect([first.totalCount, first.hasNextPage, rest.hasNextPage]).toEqual([3, true, false]);
    expect([...first.items, ...rest.items].map(({ item }) => item.fingerprint)).toEqual(['c', 'b', 'a']);
  });

  it('two at the same time make one open task', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, i) => test.store.tasks.open(task({ fingerprint: `${i}` }))),
    );
    expect(await list({ isOpen: true })).toHaveLength(1);
  });
});
