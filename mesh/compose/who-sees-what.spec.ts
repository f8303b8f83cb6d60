import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDepartmentId } from '#schemas';
import { checkProjections, toDefaultSurvivorship, toProjectionPlan } from '../unify/index.ts';
import type { ComposedHub } from './index.ts';
import { composeHub } from './index.ts';
import type { Client } from './index.ts';
import { contracts, openSmallCity, toSmallRows } from './testing/index.ts';
import type { SmallCity } from './testing/index.ts';

let city: SmallCity;
let hub: ComposedHub;

beforeAll(async () => {
  city = await openSmallCity();
  await city.deliver(toSmallRows(60));
  hub = await composeHub(city.input);
});

afterAll(async () => {
  hub.close();
  await city.close();
});

const steward: Client = { id: 'steward', roles: ['steward'] };

function ask(query: string, variables: Record<string, unknown> = {}, client = steward) {
  return hub.execute({ query, variables, context: { client, correlationId: 'c-1' } });
}

async function get<T>(query: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await ask(`{ ${query} }`, variables);
  expect(errors).toBeUndefined();
  return Object.values(data as Record<string, T>)[0] as T;
}

async function getCode(query: string, client?: Client): Promise<unknown> {
  const { errors } = await ask(query, {}, client);
  return errors?.[0]?.extensions?.['code'];
}

describe('the city, its sources and findings', () => {
  it('tells its entity types with counts', async () => {
    expect(
      await get(
        'city { name title(locale: "zh-CN") locales entityTypes { name plural title count attributes { name type } } }',
      ),
    ).toMatchObject({
      name: 'small-city',
      title: '小城',
      entityTypes: [
        { name: 'person', plural: 'persons', count: 60 },
        { name: 'vehicle', count: 60 },
      ],
    });
  });

  it('counts', async () => {
    expect(
      await get('overview { sources datasets records quarantined entities openConflicts }'),
    ).toMatchObject({ sources: 7, datasets: 7, records: 420, quarantined: 0, entities: 120 });
  });

  it('lists sources with the state of each dataset', async () => {
    const sources = await get<unknown[]>(
      'sources { id department system kind title state sentence checkedAt datasets { id title version delivery records lastRunAt lastSuccessAt freshestAsOf state sentence lastRun { id outcome read kept } } }',
    );
    expect(sources).toHaveLength(contracts.length);
    expect(sources[0]).toMatchObject({
      id: 'registry/people',
      state: 'ready',
      datasets: [
        {
          id: 'registry.people',
          version: '1.0.0',
          delivery: 'mirror',
          records: 60,
          lastRun: { outcome: 'done', read: 60 },
        },
      ],
    });
  });

  it('lists conflicts by state, type and rule', async () => {
    const count = (given: string) =>
      get<{ totalCount: number }>(`conflicts(${given}) { totalCount nodes { id entityId entityLabel } }`);
    expect(await count('rule: "birth-date-equal"')).toMatchObject({ totalCount: 20 });
    expect(await count('type: "vehicle"')).toMatchObject({ totalCount: 0 });
    expect(await count('state: CLOSED')).toMatchObject({ totalCount: 0 });
  });

  it('shows raw datasets as the department holds them', async () => {
    const raw = await get<{ totalCount: number; nodes: unknown[] }>(
      'registry_people(first: 2, key: "registry-3") { totalCount nodes { _key _recordedAt _asOf no name income registered } }',
    );
    expect(raw).toMatchObject({
      totalCount: 1,
      nodes: [{ _key: 'registry-3', name: '张伟3', registered: true, income: expect.any(Number) }],
    });
  });

  it('shows the quarantine of a dataset, and knows which datasets there are', async () => {
    expect(
      await get('quarantine(dataset: "registry.people") { totalCount nodes { reasons } }'),
    ).toMatchObject({ totalCount: 0 });
    expect(await getCode('{ quarantine(dataset: "registry.nothing") { totalCount } }')).toBe('NOT_FOUND');
  });
});

describe('a client', () => {
  const developer: Client = { id: 'd', roles: ['developer'], department: toDepartmentId('registry') };

  it('sees its own department’s rows and no others', async () => {
    expect(
      await getCode(
        '{ registry_people { totalCount } quarantine(dataset: "registry.people") { totalCount } }',
        developer,
      ),
    ).toBeUndefined();
    expect(await getCode('{ one_files { totalCount } }', developer)).toBe('FORBIDDEN');
    expect(await getCode('{ quarantine(dataset: "one.files") { totalCount } }', developer)).toBe('FORBIDDEN');
    expect(await getCode('{ conflicts { totalCount } }', developer)).toBe('FORBIDDEN');
  });

  it('who audits sees findings and nobody’s data', async () => {
    const auditor: Client = { id: 'a', roles: ['auditor'] };
    expect(
      await getCode(
        '{ sources { id } overview { records } conflicts { totalCount } city { name } }',
        auditor,
      ),
    ).toBeUndefined();
    for (const field of [
      'persons { totalCount }',
      'person(id: "person-1") { id }',
      'search(text: "x") { totalCount }',
      'registry_people { totalCount }',
    ]) {
      expect(await getCode(`{ ${field} }`, auditor)).toBe('FORBIDDEN');
    }
  });
});

describe('a query', () => {
  it.each([
    ['{ person(id: "1") { nmae { value } } }', 'BAD_REQUEST'],
    ['{ person(', 'BAD_REQUEST'],
    ['', 'BAD_REQUEST'],
    ['mutation { x }', 'BAD_REQUEST'],
    ['query a { city { name } } query b { city { name } }', 'BAD_REQUEST'],
    [`{ person(id: "1") ${'{ vehicles { owner '.repeat(8)} { id } ${'} }'.repeat(8)} }`, 'QUERY_TOO_DEEP'],
  ])('%s is refused with %s', async (query, code) => expect(await getCode(query)).toBe(code));

  it('with a wrong variable is refused', async () => {
    const { errors } = await ask('query ($n: Int!) { persons(first: $n) { totalCount } }', { n: 'many' });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_REQUEST', correlationId: 'c-1' } });
  });
});

describe('the projections', () => {
  it('are what their members make, and the checker sees where they are not', async () => {
    const [person] = city.input.entityTypes;
    if (!person) throw new Error('no type');
    const rules = city.input.survivorship.get(person.name) ?? toDefaultSurvivorship(person);
    const plan = toProjectionPlan(person, rules, city.input.entityTypes);
    const differences = async () => {
      const found = [];
      for await (const difference of checkProjections(city.store, plan)) found.push(difference);
      return found;
    };
    expect(await differences()).toEqual([]);
    await city.store.database.query("UPDATE projection SET label = 'x' WHERE entity_id = 'person-8'");
    await city.store.database.query("UPDATE projection SET entity_id = 'ghost' WHERE entity_id = 'person-9'");
    expect(await differences()).toEqual(
      expect.arrayContaining([
        { entityId: 'person-8', difference: 'other', parts: ['label'] },
        { entityId: 'person-9', difference: 'missing', parts: [] },
        { entityId: 'ghost', difference: 'left over', parts: [] },
      ]),
    );
  });
});
