import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ComposedHub } from './index.ts';
import { composeHub } from './index.ts';
import type { Client } from './index.ts';
import { openSmallCity, toSmallRows, toTestResidentId } from './testing/index.ts';
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

  it('says that it is gone when its records were deleted, also under an id that was merged into it', async () => {
    await city.store.database.query(
      `INSERT INTO entity (entity_id, entity_type, redirect_to, emptied_at)
       VALUES ('ended', 'person', NULL, now()), ('ended-before', 'person', 'ended', NULL)`,
    );
    for (const field of ['person(id: "ended")', 'entity(type: "person", id: "ended-before")'])
      expect(await getCode(`{ ${field} { id } }`)).toBe('ENTITY_GONE');
    expect(await get('vehicle(id: "ended") { id }')).toBeNull();
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
