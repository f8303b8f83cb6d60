import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { toDatasetId, toEntityId, toEntityTypeName, toRecordKey } from '#schemas';
import { openTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

it('gives the entities of an older store their age, and goes on from there', async () => {
  const { store } = test;
  const isThere = async () =>
    (await store.database.query<unknown[]>(`SELECT FROM migrations WHERE name = 'Identity1700000000030'`))
      .length > 0;
  while (await isThere()) await store.database.undoLastMigration();
  await store.database.query(
    `INSERT INTO entity (entity_id, entity_type, created_at, redirect_to) VALUES
       ('young', 'person', '2026-02-01', 'old'), ('old', 'person', '2026-01-01', NULL)`,
  );
  await store.database.runMigrations();
  await store.database.query(
    `INSERT INTO member SELECT 'water.accounts', '1', '', 'person', 'old', '{}', NULL, now()`,
  );
  const members = [{ dataset: toDatasetId('water.accounts'), key: toRecordKey('1'), role: '' }];
  const newest = { entityId: toEntityId('newest'), members };
  await store.entities.saveClusters(toEntityTypeName('person'), [newest]);
  const ages = await store.entities.readAges(['newest', 'young', 'old'].map(toEntityId));
  expect([...ages].sort((a, b) => a[1] - b[1]).map(([id]) => id)).toEqual(['old', 'young', 'newest']);
  expect(await store.lineage.findHistory(toEntityId('young'))).toMatchObject({
    status: 'merged',
    currentIds: ['newest'],
  });
});
