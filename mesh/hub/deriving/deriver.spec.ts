import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseText, toEntityTypeName } from '#schemas';
import type { AttributeValue, EntityType } from '#schemas';
import type { City } from '../../city/index.ts';
import { readConsistencyRules } from '../../consistency/index.ts';
import { readIdentityModel } from '../../identity/index.ts';
import { getModel, makeConfusable, personType, toRandom, toReference } from '../../identity/testing/index.ts';
import type { MemberReference } from '../../store/index.ts';
import { openTestStore } from '../../store/testing/index.ts';
import type { TestStore } from '../../store/testing/index.ts';
import { buildProjections, checkProjections, readSurvivorship, toProjectionPlan } from '../../unify/index.ts';
import { Deriver } from './deriver.ts';

const person = personType;
const attribute = (name: string, format?: string) => ({
  ...{ name, type: 'string' as const, title: { en: name } },
  ...(format && { format }),
});
const vehicle: EntityType = {
  ...person,
  ...{ name: toEntityTypeName('vehicle'), typeName: 'Vehicle', plural: 'vehicles' },
  ...{ label: 'plate', identifiers: ['plate'], search: ['plate'] },
  attributes: [attribute('plate'), attribute('ownerId', 'resident-id'), attribute('state')],
  relations: [
    {
      ...{ name: 'owner', to: person.name, here: 'ownerId', there: 'residentId' },
      title: { en: 'Owner' },
    },
  ],
};
const types = [person, vehicle];

const rulesOf = (type: EntityType, consistency: string) =>
  parseText(`entity: ${type.name}\nconsistency: [${consistency}]`, `rules/${type.name}.yaml`);
const personRules = rulesOf(
  person,
  '{ id: one-birth-date, kind: equal, attribute: birthDate }, { id: one-name, kind: equal, attribute: name }',
);
// Nobody who ever had another name may own a vehicle that drives: looked at through the relation.
const vehicleRules = rulesOf(
  vehicle,
  '{ id: owner, kind: alive, through: owner, ended: formerName, activity: { attribute: state, values: [driving] } }',
);

const vehicleModel = readIdentityModel(
  parseText(
    `entity: vehicle
features: { plate: { from: plate, normalise: exact } }
blocking: [[plate]]
prior: { matchesPerRecord: 1 }
comparisons: [{ feature: plate, levels: [{ when: equal, m: 0.99, u: 0.00001 }, { when: different, m: 0.01, u: 0.99 }] }]
thresholds: { link: 0 }`,
    'identity/vehicle.yaml',
  ),
  types,
);

function toCity(): City {
  const all = [
    [person, personRules],
    [vehicle, vehicleRules],
  ] as const;
  const survivorship = new Map(
    all.map(([type, rules]) => [type.name, readSurvivorship(rules, type, []).rules ?? new Map()]),
  );
  const consistency = new Map(
    all.map(([type, rules]) => [type.name, readConsistencyRules(rules, type, types).rules]),
  );
  if (!vehicleModel.model) throw new Error(JSON.stringify(vehicleModel.faults));
  const models = new Map([
    [person.name, getModel()],
    [vehicle.name, vehicleModel.model],
  ]);
  return { entityTypes: types, survivorship, consistency, models } as unknown as City;
}

const city = toCity();
let test: TestStore;
let deriver: Deriver;

beforeAll(async () => {
  test = await openTestStore();
  deriver = new Deriver(test.store, city);
}, 60_000);
afterAll(async () => {
  await deriver.close();
  await test.close();
});

/** Writes or deletes a record as a delivery does. */
async function arrive(type: EntityType, reference: MemberReference, given?: Record<string, AttributeValue>) {
  const { dataset, key } = reference;
  if (given)
    await test.store.database.query(
      `INSERT INTO member (dataset, key, role, entity_type, attributes, as_of, recorded_at)
       VALUES ($1, $2, '', $3, $4, now(), now()) ON CONFLICT (dataset, key, role, entity_type)
       DO UPDATE SET attributes = excluded.attributes, as_of = now(), recorded_at = now()`,
      [dataset, key, type.name, JSON.stringify(given)],
    );
  else await test.store.database.query('DELETE FROM member WHERE dataset = $1 AND key = $2', [dataset, key]);
  await test.store.database.query(
    `INSERT INTO derivation VALUES ($1, clock_timestamp()) ON CONFLICT (entity_type) DO UPDATE SET changed_at = excluded.changed_at`,
    [type.name],
  );
}

const random = toRandom(11);
const personAt = (n: number) => toReference(['police.persons', 'health.patients'][n % 2] ?? '', `p${n}`);
const vehicleAt = (n: number) => toReference('police.vehicles', `v${n}`);
const ids: AttributeValue[] = [];

function makePerson(): Record<string, AttributeValue> {
  const made: Record<string, AttributeValue> = makeConfusable(random);
  if (random() < 0.5) made['formerName'] = '王芳';
  if (made['residentId'] !== undefined) ids.push(made['residentId']);
  return made;
}

function makeVehicle(): Record<string, AttributeValue> {
  const ownerId = ids[Math.floor(random() * ids.length)] ?? '';
  return { plate: `C${Math.floor(random() * 15)}`, ownerId, state: random() < 0.7 ? 'driving' : 'laid up' };
}

async function changeAnything(): Promise<void> {
  const n = Math.floor(random() * 70);
  const isDeleted = random() < 0.3;
  if (random() < 0.6) await arrive(person, personAt(n), isDeleted ? undefined : makePerson());
  else await arrive(vehicle, vehicleAt(n), isDeleted ? undefined : makeVehicle());
}

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

const planOf = (type: EntityType) =>
  toProjectionPlan(type, city.survivorship.get(type.name) ?? new Map(), types);

async function findDifferences(): Promise<unknown[]> {
  const found = await Promise.all(types.map((type) => collect(checkProjections(test.store, planOf(type)))));
  return found.flat();
}

const readKeys = () =>
  test.store.database.query<Record<string, string>[]>(
    'SELECT entity_id AS "entityId", attribute, value FROM entity_key ORDER BY entity_id, attribute, value COLLATE "C"',
  );

async function makeKeys(): Promise<Record<string, string>[]> {
  const made = [];
  for (const type of types)
    made.push(
      ...(await collect(buildProjections(planOf(type), test.store.members.readAll(type.name)))).flat(),
    );
  const keys = made.flatMap(({ entityId, keys: own }) => own.map((key) => ({ entityId, ...key })));
  return keys.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** The open conflicts as they stand, and as a check of everything leaves them. */
async function readConflicts(): Promise<unknown[]> {
  return test.store.database.query(
    `SELECT entity_id, rule, detail FROM conflict WHERE closed_at IS NULL ORDER BY entity_id, rule`,
  );
}

describe('what follows from changed records', () => {
  it('is the same whether all is worked out anew or only what changed', async () => {
    for (let n = 0; n < 60; n += 1) await arrive(person, personAt(n), makePerson());
    for (let n = 0; n < 30; n += 1) await arrive(vehicle, vehicleAt(n), makeVehicle());
    await deriver.derive();
    let conflicts = 0;
    for (let round = 0; round < 15; round += 1) {
      const changes = 1 + Math.floor(random() * 12);
      for (let change = 0; change < changes; change += 1) await changeAnything();
      await deriver.catchUp();
      // A check may be due for a type that was through already when another one's entities changed.
      await deriver.catchUp();
      expect(await test.store.derivations.findBehind(types.map(({ name }) => name))).toEqual([]);
      expect(await findDifferences()).toEqual([]);
      expect((await readKeys()).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual(
        await makeKeys(),
      );
      const kept = await readConflicts();
      await test.store.database.query(`DELETE FROM derived_state WHERE stage = 'conflict'`);
      await deriver.derive();
      expect(await readConflicts()).toEqual(kept);
      conflicts += kept.length;
    }
    expect(conflicts).toBeGreaterThan(15);
  }, 240_000);

  it('is not lost when the hub ends between linking and serving', async () => {
    await deriver.derive();
    const gone = (await test.store.projections.list({ entityType: person.name, first: 1 })).items[0]?.item;
    const members = await test.store.members.ofEntities(gone ? [gone.entityId] : []);
    for (const member of members) await arrive(person, member);
    await deriver.getKeeper(person.name).linkDue();
    // Here it ended; another process goes on.
    expect(await findDifferences()).not.toEqual([]);
    const next = new Deriver(test.store, city);
    await next.catchUp();
    expect(await findDifferences()).toEqual([]);
    await next.close();
  });

  it('is made anew as a whole where the rules have changed', async () => {
    await deriver.derive();
    const survivorship = new Map(city.survivorship);
    survivorship.set(person.name, readSurvivorship(rulesOf(person, ''), person, []).rules ?? new Map());
    const other = { ...city, survivorship, consistency: new Map() };
    deriver.use(other);
    await deriver.derive();
    expect(await readConflicts()).toEqual([]);
    deriver.use(city);
    await deriver.derive();
    expect(await readConflicts()).not.toEqual([]);
    expect(await findDifferences()).toEqual([]);
  });

  it('leaves nothing of a deleted record in what is told of conflicts, open or closed', async () => {
    const [conflict] = (await test.store.conflicts.list({ first: 1, state: 'OPEN', entityType: 'person' }))
      .items;
    const quoted = conflict?.item.values[0];
    if (!conflict || !quoted) throw new Error('no conflict');
    await arrive(person, { ...quoted, role: '' });
    const isTold = async () => {
      const told = await test.store.conflicts.list({ first: 1000, entityType: 'person' });
      return told.items.some(({ item }) =>
        item.values.some(({ dataset, key }) => dataset === quoted.dataset && key === quoted.key),
      );
    };
    expect(await isTold()).toBe(false);
    await deriver.catchUp();
    expect(await isTold()).toBe(false);
  });
});
