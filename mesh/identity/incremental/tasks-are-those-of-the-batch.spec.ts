import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { toEntityTypeName } from '#schemas';
import { openTestStore, type TestStore } from '../../store/testing/index.ts';
import { linkEntityType } from '../link-entity-type.ts';
import { arrive, getModel, makeConfusable, peopleModel, toRandom, toReference } from '../testing/index.ts';
import { IdentityKeeper } from './identity-keeper.ts';

const person = toEntityTypeName('person');
const model = getModel(
  peopleModel.replace('thresholds: { link: 0, review: -10 }', 'thresholds: { link: 6, review: -6 }'),
);
const random = toRandom(5);
const referenceAt = (n: number) => toReference(['police.persons', 'water.accounts'][n % 2] ?? '', `r${n}`);

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

async function readTasks(): Promise<unknown[]> {
  return test.store.database.query(
    `SELECT kind, sentence, members, round(weight::numeric, 6) AS weight FROM identity_task
     WHERE closed_at IS NULL ORDER BY fingerprint`,
  );
}

it('asks a steward the same after each change as when all records are linked anew', async () => {
  await arrive(
    test.store,
    Array.from({ length: 60 }, (_, n) => ({ reference: referenceAt(n), attributes: makeConfusable(random) })),
  );
  await linkEntityType(test.store, model);
  const keeper = new IdentityKeeper(test.store, model, person);
  let [asked, answered] = [0, 0];
  for (let round = 0; round < 12; round += 1) {
    for (let change = 0; change < 6; change += 1) {
      const reference = referenceAt(Math.floor(random() * 75));
      await arrive(test.store, [
        random() < 0.3 ? { reference } : { reference, attributes: makeConfusable(random) },
      ]);
    }
    while (await keeper.linkDue());
    const [task] = (
      await test.store.identityTasks.list({ isOpen: true, kind: 'doubtful bridge' }, { first: 1 })
    ).items;
    const [a, b] = task?.item.members ?? [];
    if (a && b && round % 2 === 0) {
      await test.store.decisions.add({
        entityType: person,
        kind: 'cannot-link',
        a,
        b,
        reason: 'No.',
        by: 's',
      });
      await keeper.link([a, b]);
      answered += 1;
    }
    const kept = await readTasks();
    await linkEntityType(test.store, model);
    expect(kept).toEqual(await readTasks());
    asked += kept.length;
  }
  expect(asked).toBeGreaterThan(50);
  expect(answered).toBeGreaterThan(3);
  await keeper.close();
}, 240_000);
