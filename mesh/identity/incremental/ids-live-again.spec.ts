import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { toEntityTypeName } from '#schemas';
import { openTestStore, type TestStore } from '../../store/testing/index.ts';
import { linkEntityType } from '../link-entity-type.ts';
import { arrive, getModel, peopleModel, toReference, type Arrival } from '../testing/index.ts';
import { IdentityKeeper } from './identity-keeper.ts';

const person = toEntityTypeName('person');
const model = getModel(peopleModel);
const [a, b, c] = [
  toReference('police.persons', 'a'),
  toReference('police.persons', 'b'),
  toReference('police.persons', 'c'),
];
/** Nothing speaks for any two of them. */
const people: Arrival[] = [
  { reference: a, attributes: { name: '张伟', birthDate: '1990-01-01', residentId: '340302199001010015' } },
  { reference: b, attributes: { name: '李娜', birthDate: '1985-06-15', residentId: '340321198506150026' } },
  { reference: c, attributes: { name: '赵强', birthDate: '1960-03-03' } },
];

let test: TestStore;
let keeper: IdentityKeeper;

beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.store.database.query(
    'TRUNCATE member, entity, entity_event, identity_decision, linkage_due, linkage_alive',
  );
  await arrive(test.store, people);
  await linkEntityType(test.store, model);
  keeper = new IdentityKeeper(test.store, model, person);
});

async function readIds(): Promise<Record<string, string>> {
  const members = await test.store.entities.readMembership(person);
  return Object.fromEntries([...members].map(([id, entity]) => [id.split('\0')[1] ?? '', entity]));
}

const join = async (one = a, other = b) => {
  const decision = { entityType: person, kind: 'must-link', reason: 'Seen.', by: 'steward' } as const;
  return (await test.store.decisions.add({ ...decision, a: one, b: other })).id;
};
const part = (id: string) => test.store.decisions.withdraw(id, { by: 'steward', because: 'An error.' });

/** Both ways in which a decision comes to what is served. */
const ways = {
  'by itself': () => keeper.link([a, b, c]),
  'with all records': () => linkEntityType(test.store, model),
};

it.each(Object.entries(ways))(
  'what a steward joined and parts again has the ids of before, linked %s',
  async (_, link) => {
    const first = await readIds();
    for (let time = 0; time < 2; time += 1) {
      const id = await join();
      await link();
      const joined = await readIds();
      expect(joined.a).toBe(joined.b);
      await part(id);
      await link();
      expect(await readIds()).toEqual(first);
    }
    await keeper.close();
  },
);

it.each(Object.entries(ways))('so has what was joined in a chain, linked %s', async (_, link) => {
  const first = await readIds();
  const one = await join(a, b);
  await link();
  const pair = await readIds();
  const other = await join(b, c);
  await link();
  expect(new Set(Object.values(await readIds())).size).toBe(1);
  await part(other);
  await link();
  expect(await readIds()).toEqual(pair);
  await part(one);
  await link();
  expect(await readIds()).toEqual(first);
  await keeper.close();
});

it('nothing of it is left once a record is deleted', async () => {
  const id = await join();
  await keeper.link([a, b]);
  await part(id);
  await arrive(test.store, [{ reference: a }, { reference: b }]);
  await keeper.linkDue();
  const rest = await test.store.database.query('SELECT key FROM member WHERE past_entity_ids IS NOT NULL');
  expect(rest).toEqual([]);
  await keeper.close();
});
