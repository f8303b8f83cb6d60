import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDepartmentId } from '#schemas';
import { checkProjections, toDefaultSurvivorship, toProjectionPlan } from '../unify/index.ts';
import type { ComposedHub } from './index.ts';
import { composeHub } from './index.ts';
import type { Client } from './index.ts';
import { contracts, openSmallCity, toSmallRows, toTestResidentId } from './testing/index.ts';
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

describe('the question every version must answer', () => {
  it('answers by identifier with each value’s source', async () => {
    const query = `query ($id: String!) { person(residentId: $id) {
      id name { value asOf confidence disputed source { department dataset key reached copiedAt } alternatives { value source { department } asOf } }
      birthDate { value disputed alternatives { value source { dataset } } } income { value } registered { value }
      records { dataset key } vehicles { plate { value } } } }`;
    const { data, errors } = await ask(query, { id: toTestResidentId(3) });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      person: {
        id: 'person-3',
        name: { value: '张伟3号', source: { department: 'five', dataset: 'five.files', reached: true } },
        birthDate: {
          value: '1990-01-01',
          disputed: true,
          alternatives: [{ value: '1991-02-03', source: { dataset: 'two.files' } }],
        },
        vehicles: [{ plate: { value: '皖C10003' } }],
      },
    });
  });
});

describe('one entity', () => {
  it('is found by an identifier in any of its spellings', async () => {
    const old = toTestResidentId(5);
    const spelled = `${old.slice(0, 6)} ${old.slice(6).toLowerCase()}`;
    expect(await get(`person(residentId: "${spelled}") { id }`)).toEqual({ id: 'person-5' });
  });

  it.each([
    'person(id: "nobody")',
    'person(id: "vehicle-1")',
    'person(residentId: "1")',
    'person(id: "")',
    'person(residentId: "")',
  ])('is null for %s', async (field) => expect(await get(`${field} { id }`)).toBeNull());

  it.each(['{ person { id } }', '{ person(id: "person-1", residentId: "1") { id } }'])(
    'is named by one argument, unlike in %s',
    async (query) => expect(await getCode(query)).toBe('BAD_REQUEST'),
  );

  it('lives on under its new id after a merge', async () => {
    await city.store.database.query(
      "INSERT INTO entity (entity_id, entity_type, redirect_to) VALUES ('merged', 'person', 'person-4')",
    );
    expect(await get('person(id: "merged") { id }')).toEqual({ id: 'person-4' });
  });

  it('shows its page with values as text, its records, relations and conflicts', async () => {
    const view = await get<Record<string, unknown>>(`entity(type: "person", id: "person-3") { id type label
      attributes { name title(locale: "zh-CN") value disputed alternatives { value source { dataset } } }
      records { dataset key role department asOf recordedAt } relations { name title entities { id type label disputed details { name value } } }
      conflicts { rule ruleTitle(locale: "zh-CN") state sentence values { value source { dataset } } } }`);
    expect(view).toMatchObject({
      id: 'person-3',
      type: 'person',
      label: '张伟3号',
      relations: [
        {
          name: 'vehicles',
          title: 'Vehicles',
          entities: [{ id: 'vehicle-3', type: 'vehicle', label: '皖C10003' }],
        },
      ],
    });
    expect(view['attributes']).toContainEqual(
      expect.objectContaining({ name: 'income', title: 'Income（中文）', value: expect.any(String) }),
    );
    expect(view['records']).toHaveLength(6);
    expect(view['conflicts']).toContainEqual(
      expect.objectContaining({
        rule: 'birth-date-equal',
        ruleTitle: '出生日期一致',
        state: 'OPEN',
        sentence: expect.stringContaining('1991-02-03 (two.files)'),
      }),
    );
  });

  it('of an unknown type is not found', async () =>
    expect(await getCode('{ entity(type: "persom", id: "1") { id } }')).toBe('NOT_FOUND'));
});

describe('lists', () => {
  type List = {
    edges: { cursor: string; node: { id: string } }[];
    nodes: { id: string }[];
    totalCount: number;
    pageInfo: Record<string, unknown>;
  };
  const fields =
    'edges { cursor node { id } } nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

  it('are Relay connections that also offer nodes, page by page without a gap', async () => {
    const ids: string[] = [];
    let after = '';
    for (let page = 0; page < 4; page += 1) {
      const list = await get<List>(`persons(first: 17, after: ${after ? `"${after}"` : null}) { ${fields} }`);
      expect(list.edges.map(({ node }) => node)).toEqual(list.nodes);
      expect(list).toMatchObject({
        totalCount: 60,
        pageInfo: { hasPreviousPage: page > 0, hasNextPage: page < 3, endCursor: list.edges.at(-1)?.cursor },
      });
      ids.push(...list.nodes.map(({ id }) => id));
      after = String(list.pageInfo['endCursor']);
    }
    expect(new Set(ids).size).toBe(60);
  });

  it.each([
    ['name: { equals: "张伟7号" }', 1],
    ['name: { contains: "伟1" }', 11],
    ['name: { in: ["张伟1号", "张伟2号", "nobody"] }', 2],
    ['income: { min: 1000, max: 1004 }', 1],
    ['registered: { equals: true }, name: null', 60],
    ['birthDate: { equals: "nonsense" }', 0],
  ])('are filtered by %s', async (filter, count) => {
    expect((await get<List>(`persons(filter: { ${filter} }) { totalCount }`)).totalCount).toBe(count);
  });

  it.each([
    'persons(first: 0)',
    'persons(first: 1001)',
    'persons(first: -1)',
    'search(text: " ")',
    'search(text: "x", first: 0)',
  ])('refuse %s', async (field) => expect(await getCode(`{ ${field} { totalCount } }`)).toBe('BAD_REQUEST'));

  it('refuse a relation of no length', async () =>
    expect(await getCode('{ person(id: "person-1") { vehicles(first: 0) { id } } }')).toBe('BAD_REQUEST'));
});

describe('the search', () => {
  it.each([
    ['张伟1', 11],
    ['zhangwei7', 1],
    ['皖c10003', 1],
    ['张伟 龙子湖', 15],
    ['不存在', 0],
  ])('finds %s', async (text, count) => {
    expect(await get(`search(text: "${text}") { totalCount }`)).toEqual({ totalCount: count });
  });

  it('keeps to a type, and tells who and what it found', async () => {
    expect(
      await get(
        'search(text: "皖C10003", type: "vehicle") { nodes { id type label disputed details { name value } } }',
      ),
    ).toMatchObject({
      nodes: [{ id: 'vehicle-3', type: 'vehicle', label: '皖C10003', details: [{ name: 'vin' }] }],
    });
    expect(await getCode('{ search(text: "x", type: "cat") { totalCount } }')).toBe('NOT_FOUND');
  });
});

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
