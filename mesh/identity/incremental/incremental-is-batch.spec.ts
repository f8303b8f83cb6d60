import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toEntityTypeName, type AttributeValue } from '#schemas';
import { openTestStore, type TestStore } from '../../store/testing/index.ts';
import { linkEntityType } from '../link-entity-type.ts';
import {
  arrive,
  getModel,
  makeConfusable,
  peopleModel,
  readPartition,
  toRandom,
  toReference,
  type Arrival,
} from '../testing/index.ts';
import { IdentityKeeper } from './identity-keeper.ts';

const person = toEntityTypeName('person');

/** Small limits, so that blocks are split and joined all the time; every guard is at work. */
const model = getModel(
  peopleModel
    .replace('- [phone]', '- { on: [phone], atMost: 5, split: [birth] }')
    .replace('{ on: [name], atMost: 20 }', '{ on: [name], atMost: 4, split: [birth, phone] }')
    .replace(
      'guards: { largestCluster: 20, conflict: [id] }',
      'guards: { largestCluster: 12, conflict: [id], averageWeight: -1, weakestEdge: 2, clean: [police.persons] }',
    ),
);

let test: TestStore;

beforeAll(async () => {
  test = await openTestStore();
});

afterAll(() => test.close());

const random = toRandom(4);
const datasets = ['police.persons', 'water.accounts', 'health.patients'];
/** Every other record is of one of a few people, and says one thing less than the others. */
const people = Array.from({ length: 16 }, () => makeConfusable(random));
const make = (count: number, prefix: string): Arrival[] =>
  Array.from({ length: count }, (_, n) => ({
    reference: toReference(datasets[n % 3] ?? '', `${prefix}${n}`),
    attributes: n % 2 === 0 ? makeConfusable(random) : leaveOut(people[(n >> 1) % people.length] ?? {}),
  }));

function leaveOut(attributes: Record<string, AttributeValue>): Record<string, AttributeValue> {
  const names = Object.keys(attributes);
  const left = names[Math.floor(random() * names.length)];
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== left));
}

/** The city as it is at first, the same every time: what is frequent is counted on it. */
const atFirst = make(60, 'first ');

/** What comes later: 40 new records, 10 changes and 10 deletions of what was there, detours and returns among them. */
const later: Arrival[][] = [
  ...make(40, 'later ').map((arrival) => [arrival]),
  ...atFirst.slice(0, 10).map(({ reference }) => [{ reference, attributes: makeConfusable(random) }]),
  ...atFirst.slice(20, 30).map(({ reference }) => [{ reference }]),
  ...atFirst
    .slice(40, 48)
    .map(({ reference, attributes }) => [
      { reference, attributes: makeConfusable(random) },
      { reference },
      { reference, attributes },
    ]),
];

/** The same steps in another order; the steps of one record stay in theirs. */
function shuffle(seed: number): Arrival[] {
  const next = toRandom(seed);
  const queues = later.map((steps) => [...steps]);
  const order: Arrival[] = [];
  while (queues.length > 0) {
    const at = Math.floor(next() * queues.length);
    const step = queues[at]?.shift();
    if (step) order.push(step);
    if (queues[at]?.length === 0) queues.splice(at, 1);
  }
  return order;
}

async function begin(): Promise<void> {
  await test.store.database.query('TRUNCATE member, linkage_due, linkage_alive');
  await arrive(test.store, atFirst);
  await linkEntityType(test.store, model);
}

describe('incremental linkage', () => {
  it('comes to what a linkage of all records comes to, in 50 random orders with changes and deletions', async () => {
    await begin();
    let expected: string[][] | undefined;
    for (let seed = 1; seed <= 50; seed += 1) {
      if (seed > 1) await begin();
      const keeper = new IdentityKeeper(test.store, model, person);
      const next = toRandom(seed);
      for (let rest = shuffle(seed); rest.length > 0;) {
        const count = 1 + Math.floor(next() * 30);
        await arrive(test.store, rest.slice(0, count));
        while (await keeper.linkDue(1 + Math.floor(next() * 40)));
        rest = rest.slice(count);
      }
      await keeper.close();
      const kept = await readPartition(test.store);
      if (seed % 10 === 1) {
        await linkEntityType(test.store, model);
        expect(await readPartition(test.store)).toEqual(kept);
      }
      expected ??= kept;
      expect(kept).toEqual(expected);
    }
    expect(expected?.filter((members) => members.length > 2).length).toBeGreaterThan(5);
  }, 600_000);
});
