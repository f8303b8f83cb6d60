import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId, toEntityTypeName, toRecordKey } from '#schemas';
import type { NewIdentityTask } from './identity-tasks/index.ts';
import { openTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.store.database.query('TRUNCATE identity_task, member');
  await test.store.database.query(
    `INSERT INTO member SELECT 'water.accounts', key, '', type, NULL, '{}', NULL, now()
     FROM unnest(ARRAY['1', '2', '3', '4', 'a', 'b', 'c', 'd\\"', '"e"']) key, unnest(ARRAY['person', 'vehicle']) type`,
  );
});

const person = toEntityTypeName('person');
const record = (key: number | string) => ({
  dataset: toDatasetId('water.accounts'),
  key: toRecordKey(`${key}`),
  role: '',
});
const task = (keys: readonly (number | string)[], more: Partial<NewIdentityTask> = {}): NewIdentityTask => ({
  kind: 'cut',
  members: keys.map(record),
  weight: 3.5,
  sentence: 'Two groups were held together by one doubtful pair.',
  fingerprint: keys.join('-'),
  ...more,
});
const open = async () => {
  const page = await test.store.identityTasks.list({ isOpen: true }, { first: 100 });
  return page.items.map(({ item }) => item).sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
};
const fingerprints = async () => (await open()).map(({ fingerprint }) => fingerprint);

describe('what waits for a steward', () => {
  it('opens when linkage finds it, keeps its id while it does, and closes when it no longer does', async () => {
    const { identityTasks } = test.store;
    await identityTasks.replaceAll(person, [task([1, 2]), task([3, 4]), task([3, 4])]);
    const before = await open();
    expect(before).toMatchObject([
      { fingerprint: '1-2', kind: 'cut', weight: 3.5, entityType: 'person', closedAt: null },
      { fingerprint: '3-4', members: [record(3), record(4)] },
    ]);
    await identityTasks.replaceAll(person, [task([3, 4], { weight: null, sentence: 'Still so.' })]);
    expect(await open()).toMatchObject([{ id: before[1]?.id, weight: null, sentence: 'Still so.' }]);
    expect((await open())[0]?.openedAt).toEqual(before[1]?.openedAt);
    const closed = await identityTasks.list({ isOpen: false }, { first: 9 });
    expect(closed.items.map(({ item }) => item.id)).toEqual([before[0]?.id]);
  });

  it('opens again under its id', async () => {
    const { identityTasks } = test.store;
    await identityTasks.replaceAll(person, [task([1, 2])]);
    const [first] = await open();
    await identityTasks.replaceAll(person, []);
    await identityTasks.replaceAll(person, [task([1, 2])]);
    const [again] = await open();
    expect(again?.id).toBe(first?.id);
    expect(again?.openedAt.getTime()).toBeGreaterThan(first?.openedAt.getTime() ?? Infinity);
  });

  it('is seen no more, open or closed, when one of its records is deleted', async () => {
    const { identityTasks, database } = test.store;
    await identityTasks.replaceAll(person, [task([1, 2]), task([2, 3]), task([3, 4])]);
    await identityTasks.replaceAll(person, [task([2, 3]), task([3, 4])]);
    await database.query("DELETE FROM member WHERE key = '2' AND entity_type = 'person'");
    expect((await identityTasks.list({}, { first: 9 })).totalCount).toBe(1);
    expect(await fingerprints()).toEqual(['3-4']);
    expect(await identityTasks.about(person, [record(2), record(3)])).toMatchObject([{ fingerprint: '3-4' }]);
  });

  it('leaves other entity types alone', async () => {
    await test.store.identityTasks.replaceAll(person, [task([1, 2])]);
    await test.store.identityTasks.replaceAll(toEntityTypeName('vehicle'), [task([1, 2])]);
    await test.store.identityTasks.replaceAll(toEntityTypeName('vehicle'), []);
    expect(await fingerprints()).toEqual(['1-2']);
  });

  it('is found by a record, in pages, the newest first', async () => {
    const { identityTasks } = test.store;
    for (const key of [2, 3, 4]) await identityTasks.replaceAbout(person, [record(key)], [task([1, key])]);
    expect(await identityTasks.about(person, [record(2), record('"')])).toMatchObject([
      { fingerprint: '1-2' },
    ]);
    expect(await identityTasks.about(person, [])).toEqual([]);
    const first = await identityTasks.list({ entityType: 'person', kind: 'cut' }, { first: 2 });
    const rest = await identityTasks.list({ kind: 'cut' }, { first: 2, after: first.items[1]?.cursor });
    expect([first.totalCount, first.hasNextPage, rest.hasNextPage]).toEqual([3, true, false]);
    expect([...first.items, ...rest.items].map(({ item }) => item.fingerprint)).toEqual([
      '1-4',
      '1-3',
      '1-2',
    ]);
    expect((await identityTasks.list({ kind: 'contradiction' }, { first: 2 })).totalCount).toBe(0);
  });

  it('is always what was found last about each record', async () => {
    const pair = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd\\"', '"e"'), {
      minLength: 2,
      maxLength: 3,
    });
    const step = fc.record({ members: pair, found: fc.array(pair, { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        await test.store.database.query('TRUNCATE identity_task');
        let expected = new Map<string, string[]>();
        for (const { members, found } of steps) {
          await test.store.identityTasks.replaceAbout(
            person,
            members.map(record),
            found.map((keys) => task(keys)),
          );
          const left = [...expected].filter(([, keys]) => !keys.some((key) => members.includes(key)));
          expected = new Map([...left, ...found.map((keys): [string, string[]] => [keys.join('-'), keys])]);
        }
        expect(await fingerprints()).toEqual([...expected.keys()].sort());
      }),
      { numRuns: 40 },
    );
  });
});
