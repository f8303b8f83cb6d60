import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toEntityTypeName } from '#schemas';
import { composeHub } from './index.ts';
import { openStewardsHub, member, pairOf, reference, steward, type StewardsHub } from './testing/index.ts';

const person = toEntityTypeName('person');

let hub: StewardsHub;

beforeAll(async () => {
  hub = await openStewardsHub();
});
beforeEach(() => hub.store.database.query('TRUNCATE identity_decision, identity_task'));
afterAll(() => hub.close());

describe('a pair of records', () => {
  const fields = `verdict sentences reason weight probability linkThreshold reviewThreshold rules skippedRules
    waterfall { kind name reads weight from to } path { key } decisions { id }
    a { dataset key role department entityId attributes { name value } } b { entityId }`;

  it('is explained in words and figures, with the values of its records', async () => {
    expect(await hub.get(`{ explainPair(${pairOf(1, 1)}) { ${fields} } }`)).toMatchObject({
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
    expect(await hub.get(`{ explainPair(${pairOf(1, 1)}, locale: "zh-CN") { sentences } }`)).toEqual({
      sentences: ['身份证号相同。'],
    });
  });

  it('that is apart has a reason, and no weight where nothing was compared', async () => {
    expect(await hub.get(`{ whyNot(${pairOf(1, 2)}) { ${fields} } }`)).toMatchObject({
      ...{ verdict: 'APART', reason: 'No blocking rule brings the two together.', weight: null, rules: [] },
      a: { entityId: 'person-1' },
      b: { entityId: 'person-2' },
    });
  });

  it.each([
    [pairOf(1, 77), 'NOT_FOUND: There is no record “one-77” of one.files here.'],
    [`a: ${member('x', '1')}, b: ${member('one.files', 'one-1')}`, 'BAD_REQUEST: A record is named by'],
    [
      `a: ${member('one.files', 'one-1')}, b: ${member('one.files', 'one-1')}`,
      'BAD_REQUEST: Name two records',
    ],
    [
      `a: ${member('one.files', 'one-1')}, b: ${member('registry.vehicles', 'vehicle-1')}`,
      'BAD_REQUEST: The two records belong to entities of different types',
    ],
    [`${pairOf(1, 1)}, entityType: "vehicle"`, 'BAD_REQUEST: The two records belong'],
  ])('%s is refused', async (given, fault) => {
    for (const field of ['explainPair', 'whyNot'])
      expect(await hub.getFault(`{ ${field}(${given}) { verdict } }`)).toContain(fault);
    expect(
      await hub.getFault(`mutation { decideIdentity(kind: MUST_LINK, ${given}, reason: "x") { id } }`),
    ).toContain(fault);
  });

  it('needs its type where both records belong to entities of several', async () => {
    await hub.store.database.query(
      `INSERT INTO member SELECT dataset, key, role, 'vehicle', NULL, '{}', NULL, now() FROM member
       WHERE key IN ('registry-3', 'one-3') AND entity_type = 'person'`,
    );
    expect(await hub.getFault(`{ explainPair(${pairOf(3, 3)}) { verdict } }`)).toContain(
      'one of person, vehicle',
    );
    expect(
      await hub.get(`{ explainPair(${pairOf(3, 3)}, entityType: "person") { a { entityId } verdict } }`),
    ).toMatchObject({ a: { entityId: 'person-3' } });
    await hub.store.database.query(
      "DELETE FROM member WHERE entity_type = 'vehicle' AND key LIKE '%-3' AND dataset LIKE '%e%' AND entity_id IS NULL",
    );
  });
});

describe('an entity', () => {
  it('is explained by its links, decisions and doubts', async () => {
    const decision = { entityType: person, kind: 'must-link' as const, reason: 'Seen.', by: 'li' };
    const [a, b] = [reference('registry.people', 'registry-2'), reference('two.files', 'two-2')];
    await hub.store.decisions.add({ ...decision, a, b });
    await hub.store.identityTasks.replaceAll(person, [
      { kind: 'doubtful bridge', members: [a, b], weight: 1, sentence: 'Doubtful.', fingerprint: '1' },
    ]);
    const explained = await hub.get<{ links: { weight: number }[] }>(`{ explainEntity(id: "person-2") {
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
    await hub.store.database.query(
      `INSERT INTO entity (entity_id, entity_type, redirect_to, emptied_at)
       VALUES ('former', 'person', 'person-1', NULL), ('emptied', 'person', NULL, now())`,
    );
    expect(await hub.get('{ explainEntity(id: "former") { id } }')).toEqual({ id: 'person-1' });
    expect(await hub.get('{ explainEntity(id: "nobody") { id } }')).toBeNull();
    expect(await hub.getFault('{ explainEntity(id: "emptied") { id } }')).toMatch(/^ENTITY_GONE/);
  });

  it('tells what became of its ids', async () => {
    expect(
      await hub.get('{ entityHistory(id: "former") { id type status currentIds events { kind } } }'),
    ).toEqual({
      ...{ id: 'former', type: 'person', status: 'MERGED', currentIds: ['person-1'] },
      events: [{ kind: 'created' }],
    });
    expect(await hub.get('{ entityHistory(id: "emptied") { status currentIds } }')).toEqual({
      status: 'GONE',
      currentIds: [],
    });
    expect(await hub.get('{ entityHistory(id: "nobody") { id } }')).toBeNull();
  });
});

describe('a hub without a linkage', () => {
  it('says so', async () => {
    const { identity: _, ...input } = hub.input;
    const other = await composeHub(input);
    const query = `{ explainPair(${pairOf(1, 1)}) { verdict } }`;
    const { errors } = await other.execute({ query, context: { client: steward, correlationId: 'c' } });
    expect(errors?.[0]).toMatchObject({ message: 'This hub runs no linkage that could be asked.' });
    other.close();
  });
});
