import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId, toEntityId, toEntityTypeName, toRecordKey } from '#schemas';
import type { EntityTypeName } from '#schemas';
import type { ClusterChanges } from './clusters/index.ts';
import type { Cluster } from './entity-store.ts';
import { openTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(() => test.store.database.query('TRUNCATE member, entity, entity_event'));

const dataset = toDatasetId('water.accounts');
const [person, twin] = [toEntityTypeName('person'), toEntityTypeName('twin')];

const cluster = (id: string, keys: readonly (string | number)[]): Cluster => ({
  entityId: toEntityId(id),
  members: keys.map((key) => ({ dataset, key: toRecordKey(`${key}`), role: '' })),
});

async function addMembers(keys: readonly (string | number)[], entityType: EntityTypeName = person) {
  await test.store.database.query(
    `INSERT INTO member SELECT $1, key, '', $2, NULL, '{}', NULL, now() FROM unnest($3::text[]) AS key
     ON CONFLICT DO NOTHING`,
    [dataset, entityType, keys.map(String)],
  );
}

async function deleteMembers(keys: readonly (string | number)[], entityType: EntityTypeName = person) {
  await test.store.database.query('DELETE FROM member WHERE entity_type = $1 AND key = ANY($2)', [
    entityType,
    keys.map(String),
  ]);
}

const save = (clusters: Record<string, (string | number)[]>, cause?: string) =>
  test.store.entities.saveClusters(
    person,
    Object.entries(clusters).map(([id, keys]) => cluster(id, keys)),
    cause,
  );
const change = (changes: ClusterChanges) => test.store.entities.saveChanges(person, changes);
const history = (id: string) => test.store.lineage.findHistory(toEntityId(id));
const told = async (id: string) =>
  (await history(id))?.events.map(({ kind, otherIds }) => [kind, ...otherIds].join(' '));

describe('what became of an id', () => {
  beforeEach(async () => {
    await addMembers([1, 2, 3, 4]);
    await save({ a: [1, 2], b: [3], c: [4] });
  });

  it('is that it lives, with its beginning', async () => {
    expect(await history('a')).toMatchObject({ status: 'live', currentIds: ['a'], entityType: 'person' });
    expect(await told('a')).toEqual(['created']);
    expect(await history('nobody')).toBeUndefined();
  });

  it('is where it was merged into, which tells whom it took in and why', async () => {
    await save({ a: [1, 2, 3], c: [4] }, 'a steward’s decision');
    expect(await history('b')).toMatchObject({
      status: 'merged',
      currentIds: ['a'],
      events: [{ kind: 'created' }, { kind: 'merged', otherIds: ['a'], cause: 'a steward’s decision' }],
    });
    expect(await told('a')).toEqual(['created', 'absorbed b']);
  });

  it('is into what it was split, whether it lives on or not', async () => {
    await save({ a: [1], b: [2, 3], c: [4] });
    expect(await history('a')).toMatchObject({ status: 'live', currentIds: ['a', 'b'] });
    expect(await told('a')).toEqual(['created', 'split b']);
    await save({ b: [2, 3], c: [4, 1] });
    await addMembers([5, 6]);
    await save({ d: [2, 3, 5], c: [4, 1], e: [6] });
    await save({ c: [4, 1, 2, 3], e: [6, 5] });
    expect(await history('d')).toMatchObject({ status: 'split', currentIds: ['c', 'e'] });
    expect(await told('d')).toEqual(['created b', 'absorbed b', 'split c e']);
  });

  it('is that it is gone, once, when its last record is deleted', async () => {
    await deleteMembers([3]);
    await save({ a: [1, 2], c: [4] });
    await save({ a: [1, 2], c: [4] });
    expect(await history('b')).toMatchObject({ status: 'gone', currentIds: [] });
    expect(await told('b')).toEqual(['created', 'emptied']);
    expect(await test.store.entities.find([toEntityId('b')])).toMatchObject([{ isGone: true }]);
  });

  it('is that it is gone when what it was merged into is', async () => {
    await save({ a: [1, 2, 3], c: [4] });
    await deleteMembers([1, 2, 3]);
    await save({ c: [4] });
    expect(await history('b')).toMatchObject({ status: 'gone', currentIds: [] });
    expect(await test.store.entities.find([toEntityId('b')])).toMatchObject([
      { redirectTo: 'a', isGone: true },
    ]);
  });

  it('is remembered by the records that it had when it ended, the newest first, until it lives again', async () => {
    const retired = async () =>
      Object.fromEntries(
        [...(await test.store.entities.readRetired(person))].map(([id, entity]) => [
          id.split('\0')[1],
          entity,
        ]),
      );
    await save({ a: [1, 2], c: [3, 4] });
    await save({ a: [1, 2, 3, 4] });
    expect(await retired()).toEqual({ 3: 'c', 4: 'c' });
    await change({ clusters: [cluster('c', [3, 4])] });
    expect(await retired()).toEqual({ 3: 'b' });
    await change({ clusters: [cluster('b', [3])] });
    expect(await retired()).toEqual({});
  });

  it('is itself again when its records come back, whatever was between', async () => {
    await save({ a: [1, 2, 3], c: [4] });
    await save({ a: [1, 2], b: [3], c: [4] });
    expect(await history('b')).toMatchObject({ status: 'live', currentIds: ['b'] });
    expect(await told('b')).toEqual(['created', 'merged a', 'revived a']);
    expect(await told('a')).toEqual(['created', 'absorbed b', 'split b']);
  });

  it('follows a merge from before events were kept', async () => {
    await test.store.database.query("UPDATE entity SET redirect_to = 'a' WHERE entity_id = 'b'");
    expect(await history('b')).toMatchObject({ status: 'merged', currentIds: ['a'] });
  });

  it('follows chains of any length, and ends where they go in circles', async () => {
    await test.store.database.query(
      `INSERT INTO entity (entity_id, entity_type, redirect_to)
       SELECT 'x' || n, 'person', CASE n WHEN 300 THEN 'a' ELSE 'x' || n + 1 END FROM generate_series(1, 300) n
       UNION ALL VALUES ('y', 'person', 'z'), ('z', 'person', 'y')`,
    );
    const found = await test.store.entities.find([toEntityId('x1'), toEntityId('y')]);
    expect(found).toMatchObject([{ entityId: 'x1', redirectTo: 'a' }, { entityId: 'y' }]);
    expect((await history('x1'))?.currentIds).toEqual(['a']);
    expect((await history('y'))?.currentIds).toEqual([]);
  });

  it('is known of every entity that lost records to one that is named', async () => {
    await change({ clusters: [cluster('a', [1, 2, 3])], cause: 'a new record' });
    expect(await history('b')).toMatchObject({ status: 'merged', currentIds: ['a'] });
    expect(await history('c')).toMatchObject({ status: 'live' });
  });

  it('can be said by the linkage itself', async () => {
    await deleteMembers([3]);
    await change({ clusters: [], redirects: new Map([[toEntityId('b'), toEntityId('c')]]) });
    expect(await history('b')).toMatchObject({ status: 'merged', currentIds: ['c'] });
  });

  it('is never changed nor deleted', async () => {
    await save({ a: [1, 2, 3], c: [4] });
    for (const statement of ["UPDATE entity_event SET cause = ''", 'DELETE FROM entity_event'])
      await expect(test.store.database.query(statement)).rejects.toThrow(/kept for ever/);
  });

  it('knows the older of two, also among those of one linkage', async () => {
    await save({ a: [1], b: [3], c: [4], 'a-younger': [2] });
    const ages = await test.store.entities.readAges(['a-younger', 'c', 'a', 'b'].map(toEntityId));
    expect([...ages].sort((x, y) => x[1] - y[1]).map(([id]) => id)).toEqual(['a', 'b', 'c', 'a-younger']);
  });
});

/** Each record's entity by label, or nothing for a deleted record. */
const step = fc.array(fc.option(fc.nat(4), { nil: undefined, freq: 4 }), { minLength: 6, maxLength: 6 });
type Step = readonly (number | undefined)[];

const toClusters = (labels: Step, prefix: string): Cluster[] =>
  [...Map.groupBy(labels.keys(), (key) => labels[key])].flatMap(([label, keys]) =>
    label === undefined ? [] : cluster(`${prefix}${label}`, keys),
  );

async function changeRecords(entityType: EntityTypeName, labels: Step) {
  const keys = [...labels.keys()];
  await deleteMembers(
    keys.filter((key) => labels[key] === undefined),
    entityType,
  );
  await addMembers(
    keys.filter((key) => labels[key] !== undefined),
    entityType,
  );
}

async function readAll(entityType: EntityTypeName): Promise<unknown> {
  const entities = await test.store.database.query<unknown[]>(
    `SELECT substr(entity_id, 2) AS id, substr(redirect_to, 2) AS heir, emptied_at IS NULL AS alive
     FROM entity WHERE entity_type = $1 ORDER BY 1`,
    [entityType],
  );
  const events = await test.store.database.query<unknown[]>(
    `SELECT substr(entity_id, 2) AS id, kind, ARRAY(SELECT substr(o, 2) FROM unnest(other_ids) o) AS others
     FROM entity_event WHERE entity_type = $1 ORDER BY entity_id, seq`,
    [entityType],
  );
  const past = await test.store.database.query<unknown[]>(
    `SELECT key, ARRAY(SELECT substr(p, 2) FROM unnest(past_entity_ids) p) AS ids FROM member
     WHERE entity_type = $1 AND past_entity_ids IS NOT NULL ORDER BY key`,
    [entityType],
  );
  return { entities, events, past };
}

async function assertAnswers(id: string, had: ReadonlySet<number>, labels: Step): Promise<void> {
  const isAlive = (entityId: string) => labels.includes(Number(entityId.slice(1)));
  const found = await history(id);
  expect(found?.status === 'live').toBe(isAlive(id));
  expect(found?.currentIds.every(isAlive)).toBe(true);
  for (const key of had) expect(found?.currentIds).toContain(`p${labels[key]}`);
  const [row] = await test.store.entities.find([toEntityId(id)]);
  expect(row?.isGone).toBe(!isAlive(row?.redirectTo ?? id));
}

describe('after any changes', () => {
  it('every id answers, and names every entity in which a record that it had since it came to life is now', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        await test.store.database.query('TRUNCATE member, entity, entity_event');
        const had = new Map<string, Set<number>>();
        let before: Step = [];
        for (const labels of steps) {
          await changeRecords(person, labels);
          await test.store.entities.saveClusters(person, toClusters(labels, 'p'));
          for (const label of new Set(labels)) {
            if (label !== undefined && !before.includes(label)) had.set(`p${label}`, new Set());
          }
          for (const [id, keys] of had) {
            for (const key of labels.keys()) {
              if (labels[key] === undefined) keys.delete(key);
              else if (`p${labels[key]}` === id) keys.add(key);
            }
            await assertAnswers(id, keys, labels);
          }
          before = labels;
        }
      }),
      { numRuns: 25 },
    );
  });

  it('the same is kept whether the whole type is saved or only what changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        await test.store.database.query('TRUNCATE member, entity, entity_event');
        let before: Step = [];
        for (const labels of steps) {
          for (const type of [person, twin]) await changeRecords(type, labels);
          await test.store.entities.saveClusters(person, toClusters(labels, 'p'));
          const touched = new Set(
            [...labels.keys()].flatMap((key) =>
              labels[key] === before[key] ? [] : [labels[key], before[key]],
            ),
          );
          const clusters = toClusters(labels, 't').filter(({ entityId }) =>
            touched.has(Number(entityId.slice(1))),
          );
          const emptied = [...touched].flatMap((label) =>
            label === undefined || labels.includes(label) ? [] : toEntityId(`t${label}`),
          );
          await test.store.entities.saveChanges(twin, { clusters, emptied });
          before = labels;
        }
        expect(await readAll(twin)).toEqual(await readAll(person));
      }),
      { numRuns: 25 },
    );
  });
});
