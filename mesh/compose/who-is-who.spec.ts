import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toDatasetId, toEntityTypeName, toRecordKey } from '#schemas';
import type { ComposedHub } from './index.ts';
import { composeHub } from './index.ts';
import { FakeIdentity } from './identity/index.ts';
import type { Client } from './index.ts';
import { openSmallCity, toSmallRows } from './testing/index.ts';
import type { SmallCity } from './testing/index.ts';

let city: SmallCity;
let hub: ComposedHub;
let identity: FakeIdentity;

beforeAll(async () => {
  city = await openSmallCity();
  await city.deliver(toSmallRows(4));
  identity = new FakeIdentity(city.store);
  hub = await composeHub({ ...city.input, identity });
});
beforeEach(() => city.store.database.query('TRUNCATE identity_decision, identity_task'));
afterAll(async () => {
  hub.close();
  await city.close();
});

const steward: Client = { id: 'wang-at-the-hall', roles: ['steward'] };
const others: Client[] = [
  { id: 'reader', roles: ['reader'], reads: ['registry.people'] },
  { id: 'developer', roles: ['developer'] },
  { id: 'auditor', roles: ['auditor'] },
];
const person = toEntityTypeName('person');
const member = (dataset: string, key: string) => `{ dataset: "${dataset}", key: "${key}" }`;
const pair = (one: number, other: number) =>
  `a: ${member('registry.people', `registry-${one}`)}, b: ${member('one.files', `one-${other}`)}`;
const reference = (dataset: string, key: string) => ({
  ...{ dataset: toDatasetId(dataset), key: toRecordKey(key), role: '' },
});

function ask(query: string, client = steward) {
  return hub.execute({ query, context: { client, correlationId: 'c-1' } });
}

async function get<T = unknown>(query: string, client?: Client): Promise<T> {
  const { data, errors } = await ask(query, client);
  expect(errors).toBeUndefined();
  return Object.values(data as Record<string, T>)[0] as T;
}

async function getFault(query: string, client?: Client): Promise<string> {
  const [error] = (await ask(query, client)).errors ?? [];
  return `${String(error?.extensions?.['code'])}: ${error?.message}`;
}

describe('a pair of records', () => {
  const fields = `verdict sentences reason weight probability linkThreshold reviewThreshold rules skippedRules
    waterfall { kind name reads weight from to } path { key } decisions { id }
    a { dataset key role department entityId attributes { name value } } b { entityId }`;

  it('is explained in words and figures, with the values of its records', async () => {
    expect(await get(`{ explainPair(${pair(1, 1)}) { ${fields} } }`)).toMatchObject({
      verdict: 'TOGETHER',
      sentences: ['Same resident id.'],
      ...{ reason: null, weight: 9, probability: 1, linkThreshold: 5, rules: ['id'] },
      waterfall: [{ kind: 'PRIOR' }, { kind: 'COMPARISON', name: 'id', from: -10, to: 9 }, { kind: 'TOTAL' }],
      a: {
        ...{ dataset: 'registry.people', department: 'registry', entityId: 'person-1' },
        attributes: expect.arrayContaining([{ name: 'name', value: '张伟1' }]),
      },
      b: { entityId: 'person-1' },
    });
    expect(await get(`{ explainPair(${pair(1, 1)}, locale: "zh-CN") { sentences } }`)).toEqual({
      sentences: ['身份证号相同。'],
    });
  });

  it('that is apart has a reason, and no weight where nothing was compared', async () => {
    expect(await get(`{ whyNot(${pair(1, 2)}) { ${fields} } }`)).toMatchObject({
      ...{ verdict: 'APART', reason: 'No blocking rule brings the two together.', weight: null, rules: [] },
      a: { entityId: 'person-1' },
      b: { entityId: 'person-2' },
    });
  });

  it.each([
    [pair(1, 77), 'NOT_FOUND: There is no record “one-77” of one.files here.'],
    [`a: ${member('x', '1')}, b: ${member('one.files', 'one-1')}`, 'BAD_REQUEST: A record is named by'],
    [
      `a: ${member('one.files', 'one-1')}, b: ${member('one.files', 'one-1')}`,
      'BAD_REQUEST: Name two records',
    ],
    [
      `a: ${member('one.files', 'one-1')}, b: ${member('registry.vehicles', 'vehicle-1')}`,
      'BAD_REQUEST: The two records belong to entities of different types',
    ],
    [`${pair(1, 1)}, entityType: "vehicle"`, 'BAD_REQUEST: The two records belong'],
  ])('%s is refused', async (given, fault) => {
    for (const field of ['explainPair', 'whyNot'])
      expect(await getFault(`{ ${field}(${given}) { verdict } }`)).toContain(fault);
    expect(
      await getFault(`mutation { decideIdentity(kind: MUST_LINK, ${given}, reason: "x") { id } }`),
    ).toContain(fault);
  });

  it('needs its type where both records belong to entities of several', async () => {
    await city.store.database.query(
      `INSERT INTO member SELECT dataset, key, role, 'vehicle', NULL, '{}', NULL, now() FROM member
       WHERE key IN ('registry-3', 'one-3') AND entity_type = 'person'`,
    );
    expect(await getFault(`{ explainPair(${pair(3, 3)}) { verdict } }`)).toContain('one of person, vehicle');
    expect(
      await get(`{ explainPair(${pair(3, 3)}, entityType: "person") { a { entityId } verdict } }`),
    ).toMatchObject({ a: { entityId: 'person-3' } });
    await city.store.database.query(
      "DELETE FROM member WHERE entity_type = 'vehicle' AND key LIKE '%-3' AND dataset LIKE '%e%' AND entity_id IS NULL",
    );
  });
});

describe('an entity', () => {
  it('is explained by its links, decisions and doubts', async () => {
    const decision = { entityType: person, kind: 'must-link' as const, reason: 'Seen.', by: 'li' };
    const [a, b] = [reference('registry.people', 'registry-2'), reference('two.files', 'two-2')];
    await city.store.decisions.add({ ...decision, a, b });
    await city.store.identityTasks.replaceAll(person, [
      { kind: 'doubtful bridge', members: [a, b], weight: 1, sentence: 'Doubtful.', fingerprint: '1' },
    ]);
    const explained = await get<{ links: { weight: number }[] }>(`{ explainEntity(id: "person-2") {
      id type memberCount members(first: 2) { dataset entityId } links { weight a { key } decisions { reason } }
      weakest { weight b { key } } decisions { kind reason by stands } doubts { kind sentence members { key } } } }`);
    expect(explained).toMatchObject({
      ...{ id: 'person-2', type: 'person', memberCount: 6 },
      members: [{ entityId: 'person-2' }, { entityId: 'person-2' }],
      weakest: { weight: 16 },
      decisions: [{ kind: 'MUST_LINK', reason: 'Seen.', by: 'li', stands: true }],
      doubts: [
        {
          kind: 'DOUBTFUL_BRIDGE',
          sentence: 'Doubtful.',
          members: [{ key: 'registry-2' }, { key: 'two-2' }],
        },
      ],
    });
    expect(explained.links.map(({ weight }) => weight)).toEqual([16, 17, 18, 19, 20]);
  });

  it('is explained under the id that it had before, and is null for a stranger', async () => {
    await city.store.database.query(
      `INSERT INTO entity (entity_id, entity_type, redirect_to, emptied_at)
       VALUES ('former', 'person', 'person-1', NULL), ('emptied', 'person', NULL, now())`,
    );
    expect(await get('{ explainEntity(id: "former") { id } }')).toEqual({ id: 'person-1' });
    expect(await get('{ explainEntity(id: "nobody") { id } }')).toBeNull();
    expect(await getFault('{ explainEntity(id: "emptied") { id } }')).toMatch(/^ENTITY_GONE/);
  });

  it('tells what became of its ids', async () => {
    expect(
      await get('{ entityHistory(id: "former") { id type status currentIds events { kind } } }'),
    ).toEqual({
      ...{ id: 'former', type: 'person', status: 'MERGED', currentIds: ['person-1'] },
      events: [{ kind: 'created' }],
    });
    expect(await get('{ entityHistory(id: "emptied") { status currentIds } }')).toEqual({
      status: 'GONE',
      currentIds: [],
    });
    expect(await get('{ entityHistory(id: "nobody") { id } }')).toBeNull();
  });
});

describe('a decision', () => {
  const decide = (kind: string, given: string, reason = 'Both papers were seen.') =>
    `mutation { decideIdentity(kind: ${kind}, ${given}, reason: "${reason}") { id kind reason by stands a { key } b { key } } }`;
  const standing = async () => {
    const page = await get<{ nodes: object[] }>(
      '{ identityDecisions(standing: true) { totalCount nodes { id kind by a { key } b { key } } } }',
    );
    return page.nodes;
  };

  it('is kept with who decided and why, and linkage is asked to keep to it', async () => {
    identity.relinked.length = 0;
    expect(await get(decide('CANNOT_LINK', pair(1, 1), '  Two brothers.\\n'))).toMatchObject({
      ...{ kind: 'CANNOT_LINK', reason: 'Two brothers.', by: 'wang-at-the-hall', stands: true },
    });
    expect(identity.relinked).toMatchObject([
      { entityType: 'person', members: [{ key: 'registry-1' }, { key: 'one-1' }] },
    ]);
    expect(await standing()).toMatchObject([{ kind: 'CANNOT_LINK' }]);
    expect(await get(`{ explainPair(${pair(1, 1)}) { decisions { kind } } }`)).toEqual({
      decisions: [{ kind: 'CANNOT_LINK' }],
    });
  });

  it('can be withdrawn, once, for a reason that is kept', async () => {
    const { id } = await get<{ id: string }>(decide('CANNOT_LINK', pair(1, 1)));
    identity.relinked.length = 0;
    const withdraw = `mutation { withdrawDecision(id: "${id}", reason: "An error.") { stands withdrawnBy withdrawnBecause } }`;
    expect(await get(withdraw)).toEqual({
      ...{ stands: false, withdrawnBy: 'wang-at-the-hall', withdrawnBecause: 'An error.' },
    });
    expect(identity.relinked).toHaveLength(1);
    expect(await getFault(withdraw)).toBe('BAD_REQUEST: The decision has been withdrawn already.');
    expect(await standing()).toEqual([]);
    const about = `about: ${member('one.files', 'one-1')}, entityType: "person", standing: false`;
    expect(await get(`{ identityDecisions(${about}) { totalCount nodes { id } } }`)).toEqual({
      ...{ totalCount: 1, nodes: [{ id }] },
    });
  });

  it('takes the place of the one before on the same records', async () => {
    const { id } = await get<{ id: string }>(decide('CANNOT_LINK', pair(1, 1)));
    await get(decide('MUST_LINK', pair(1, 1)));
    expect(await standing()).toMatchObject([{ kind: 'MUST_LINK' }]);
    expect(await getFault(`mutation { withdrawDecision(id: "${id}", reason: "x") { id } }`)).toContain(
      'A later decision on the same two records has taken its place',
    );
    expect(await getFault('mutation { withdrawDecision(id: "1", reason: "x") { id } }')).toMatch(
      /^NOT_FOUND/,
    );
  });

  it('that others contradict is refused, and nothing of it is kept', async () => {
    const chain = `a: ${member('one.files', 'one-1')}, b: ${member('two.files', 'two-1')}`;
    const closing = `a: ${member('two.files', 'two-1')}, b: ${member('registry.people', 'registry-1')}`;
    await get(decide('MUST_LINK', pair(1, 1)));
    await get(decide('MUST_LINK', chain));
    identity.relinked.length = 0;
    expect(await getFault(decide('CANNOT_LINK', closing))).toMatch(
      /^BAD_REQUEST: Earlier decisions say that these are/,
    );
    expect(await standing()).toHaveLength(2);
    expect(identity.relinked).toEqual([]);
  });

  it.each(['', '  ', 'x'.repeat(2001)])('needs a reason that can be read: "%s"', async (reason) => {
    expect(await getFault(decide('MUST_LINK', pair(1, 1), reason))).toMatch(/^BAD_REQUEST: Give the reason/);
    expect(await standing()).toEqual([]);
  });

  it('is the same when it is asked for again and again', async () => {
    for (let time = 0; time < 4; time += 1) await get(decide('MUST_LINK', pair(2, 2)));
    expect(await standing()).toHaveLength(1);
    const all = await get('{ identityDecisions { totalCount } }');
    expect(all).toEqual({ totalCount: 4 });
  });
});

describe('what waits for stewards', () => {
  beforeEach(() =>
    city.store.identityTasks.replaceAll(
      person,
      [1, 2].map((n) => ({
        ...{ kind: 'cut' as const, weight: n, sentence: `Cut ${n}.`, fingerprint: `${n}` },
        members: [reference('registry.people', `registry-${n}`), reference('one.files', `one-${n}`)],
      })),
    ),
  );
  const fields =
    'totalCount pageInfo { endCursor } nodes { id entityType kind weight sentence closedAt memberCount members { key } }';

  it('is listed, open or closed, in pages', async () => {
    const first = await get<{ pageInfo: { endCursor: string }; nodes: { weight: number }[] }>(
      `{ identityTasks(first: 1, entityType: "person", kind: CUT) { ${fields} } }`,
    );
    expect(first).toMatchObject({ totalCount: 2, nodes: [{ kind: 'CUT', memberCount: 2, closedAt: null }] });
    const rest = await get<typeof first>(
      `{ identityTasks(first: 1, after: "${first.pageInfo.endCursor}") { ${fields} } }`,
    );
    expect([...first.nodes, ...rest.nodes].map(({ weight }) => weight).sort()).toEqual([1, 2]);
    expect(await get('{ identityTasks(open: false) { totalCount } }')).toEqual({ totalCount: 0 });
    expect(await get('{ identityTasks(kind: CONTRADICTION) { totalCount } }')).toEqual({ totalCount: 0 });
  });

  it('shows the values of its records to a steward and to nobody else', async () => {
    const question = '{ identityTasks { nodes { sentence members { key attributes { name value } } } } }';
    expect(JSON.stringify(await get(question))).toContain('张伟');
    const { data, errors } = await ask(question, { id: 'auditor', roles: ['auditor'] });
    expect(errors?.every((error) => error.extensions?.['code'] === 'FORBIDDEN')).toBe(true);
    expect(JSON.stringify(data)).toContain('registry-1');
    expect(JSON.stringify(data)).not.toContain('张伟');
  });
});

describe('whoever is no steward', () => {
  it.each(others)('$id is shown no explanation and decides nothing', async (client) => {
    for (const question of [
      `{ explainPair(${pair(1, 1)}) { sentences } }`,
      `{ whyNot(${pair(1, 1)}) { sentences } }`,
      '{ explainEntity(id: "person-1") { id } }',
      `mutation { decideIdentity(kind: MUST_LINK, ${pair(1, 1)}, reason: "x") { id } }`,
      'mutation { withdrawDecision(id: "1", reason: "x") { id } }',
    ])
      expect(await getFault(question, client)).toMatch(/^FORBIDDEN/);
    expect((await city.store.decisions.list({}, { first: 1 })).totalCount).toBe(0);
  });

  it.each(others.slice(0, 2))('$id sees neither tasks nor decisions', async (client) => {
    for (const question of ['{ identityTasks { totalCount } }', '{ identityDecisions { totalCount } }'])
      expect(await getFault(question, client)).toMatch(/^FORBIDDEN/);
  });

  it.each(others)('$id may ask what became of an id', async (client) => {
    expect(await get('{ entityHistory(id: "person-1") { status } }', client)).toEqual({ status: 'LIVE' });
  });
});

describe('a hub without a linkage', () => {
  it('says so', async () => {
    const { identity: _, ...input } = city.input;
    const other = await composeHub(input);
    const query = `{ explainPair(${pair(1, 1)}) { verdict } }`;
    const { errors } = await other.execute({ query, context: { client: steward, correlationId: 'c' } });
    expect(errors?.[0]).toMatchObject({ message: 'This hub runs no linkage that could be asked.' });
    other.close();
  });
});
