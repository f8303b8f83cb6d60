import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toEntityTypeName } from '#schemas';
import type { Client } from './index.ts';
import { openStewardsHub, member, pairOf, reference, type StewardsHub } from './testing/index.ts';

const person = toEntityTypeName('person');
const others: Client[] = [
  { id: 'reader', roles: ['reader'], reads: ['registry.people'] },
  { id: 'developer', roles: ['developer'] },
  { id: 'auditor', roles: ['auditor'] },
];

let hub: StewardsHub;

beforeAll(async () => {
  hub = await openStewardsHub();
});
beforeEach(() => hub.store.database.query('TRUNCATE identity_decision, identity_task'));
afterAll(() => hub.close());

describe('a decision', () => {
  const decide = (kind: string, given: string, reason = 'Both papers were seen.') =>
    `mutation { decideIdentity(kind: ${kind}, ${given}, reason: "${reason}") { id kind reason by stands a { key } b { key } } }`;
  const standing = async () => {
    const page = await hub.get<{ nodes: object[] }>(
      '{ identityDecisions(standing: true) { totalCount nodes { id kind by a { key } b { key } } } }',
    );
    return page.nodes;
  };

  it('is kept with who decided and why, and linkage is asked to keep to it', async () => {
    hub.identity.relinked.length = 0;
    expect(await hub.get(decide('CANNOT_LINK', pairOf(1, 1), '  Two brothers.\\n'))).toMatchObject({
      ...{ kind: 'CANNOT_LINK', reason: 'Two brothers.', by: 'wang-at-the-hall', stands: true },
    });
    expect(hub.identity.relinked).toMatchObject([
      { entityType: 'person', members: [{ key: 'registry-1' }, { key: 'one-1' }] },
    ]);
    expect(await standing()).toMatchObject([{ kind: 'CANNOT_LINK' }]);
    expect(await hub.get(`{ explainPair(${pairOf(1, 1)}) { decisions { kind } } }`)).toEqual({
      decisions: [{ kind: 'CANNOT_LINK' }],
    });
  });

  it('can be withdrawn, once, for a reason that is kept', async () => {
    const { id } = await hub.get<{ id: string }>(decide('CANNOT_LINK', pairOf(1, 1)));
    hub.identity.relinked.length = 0;
    const withdraw = `mutation { withdrawDecision(id: "${id}", reason: "An error.") { stands withdrawnBy withdrawnBecause } }`;
    expect(await hub.get(withdraw)).toEqual({
      ...{ stands: false, withdrawnBy: 'wang-at-the-hall', withdrawnBecause: 'An error.' },
    });
    expect(hub.identity.relinked).toHaveLength(1);
    expect(await hub.getFault(withdraw)).toBe('BAD_REQUEST: The decision has been withdrawn already.');
    expect(await standing()).toEqual([]);
    const about = `about: ${member('one.files', 'one-1')}, entityType: "person", standing: false`;
    expect(await hub.get(`{ identityDecisions(${about}) { totalCount nodes { id } } }`)).toEqual({
      ...{ totalCount: 1, nodes: [{ id }] },
    });
  });

  it('takes the place of the one before on the same records', async () => {
    const { id } = await hub.get<{ id: string }>(decide('CANNOT_LINK', pairOf(1, 1)));
    await hub.get(decide('MUST_LINK', pairOf(1, 1)));
    expect(await standing()).toMatchObject([{ kind: 'MUST_LINK' }]);
    expect(await hub.getFault(`mutation { withdrawDecision(id: "${id}", reason: "x") { id } }`)).toContain(
      'A later decision on the same two records has taken its place',
    );
    expect(await hub.getFault('mutation { withdrawDecision(id: "1", reason: "x") { id } }')).toMatch(
      /^NOT_FOUND/,
    );
  });

  it('that others contradict is refused, and nothing of it is kept', async () => {
    const chain = `a: ${member('one.files', 'one-1')}, b: ${member('two.files', 'two-1')}`;
    const closing = `a: ${member('two.files', 'two-1')}, b: ${member('registry.people', 'registry-1')}`;
    await hub.get(decide('MUST_LINK', pairOf(1, 1)));
    await hub.get(decide('MUST_LINK', chain));
    hub.identity.relinked.length = 0;
    expect(await hub.getFault(decide('CANNOT_LINK', closing))).toMatch(
      /^BAD_REQUEST: Earlier decisions say that these are/,
    );
    expect(await standing()).toHaveLength(2);
    expect(hub.identity.relinked).toEqual([]);
  });

  it.each(['', '  ', 'x'.repeat(2001)])('needs a reason that can be read: "%s"', async (reason) => {
    expect(await hub.getFault(decide('MUST_LINK', pairOf(1, 1), reason))).toMatch(
      /^BAD_REQUEST: Give the reason/,
    );
    expect(await standing()).toEqual([]);
  });

  it('is the same when it is asked for again and again', async () => {
    for (let time = 0; time < 4; time += 1) await hub.get(decide('MUST_LINK', pairOf(2, 2)));
    expect(await standing()).toHaveLength(1);
    const all = await hub.get('{ identityDecisions { totalCount } }');
    expect(all).toEqual({ totalCount: 4 });
  });
});

describe('what waits for stewards', () => {
  beforeEach(() =>
    hub.store.identityTasks.replaceAll(
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
    const first = await hub.get<{ pageInfo: { endCursor: string }; nodes: { weight: number }[] }>(
      `{ identityTasks(first: 1, entityType: "person", kind: CUT) { ${fields} } }`,
    );
    expect(first).toMatchObject({ totalCount: 2, nodes: [{ kind: 'CUT', memberCount: 2, closedAt: null }] });
    const rest = await hub.get<typeof first>(
      `{ identityTasks(first: 1, after: "${first.pageInfo.endCursor}") { ${fields} } }`,
    );
    expect([...first.nodes, ...rest.nodes].map(({ weight }) => weight).sort()).toEqual([1, 2]);
    expect(await hub.get('{ identityTasks(open: false) { totalCount } }')).toEqual({ totalCount: 0 });
    expect(await hub.get('{ identityTasks(kind: CONTRADICTION) { totalCount } }')).toEqual({ totalCount: 0 });
  });

  it('shows the values of its records to a steward and to nobody else', async () => {
    const question = '{ identityTasks { nodes { sentence members { key attributes { name value } } } } }';
    expect(JSON.stringify(await hub.get(question))).toContain('张伟');
    const { data, errors } = await hub.ask(question, { id: 'auditor', roles: ['auditor'] });
    expect(errors?.every((error) => error.extensions?.['code'] === 'FORBIDDEN')).toBe(true);
    expect(JSON.stringify(data)).toContain('registry-1');
    expect(JSON.stringify(data)).not.toContain('张伟');
  });
});

describe('whoever is no steward', () => {
  it.each(others)('$id is shown no explanation and decides nothing', async (client) => {
    for (const question of [
      `{ explainPair(${pairOf(1, 1)}) { sentences } }`,
      `{ whyNot(${pairOf(1, 1)}) { sentences } }`,
      '{ explainEntity(id: "person-1") { id } }',
      `mutation { decideIdentity(kind: MUST_LINK, ${pairOf(1, 1)}, reason: "x") { id } }`,
      'mutation { withdrawDecision(id: "1", reason: "x") { id } }',
    ])
      expect(await hub.getFault(question, client)).toMatch(/^FORBIDDEN/);
    expect((await hub.store.decisions.list({}, { first: 1 })).totalCount).toBe(0);
  });

  it.each(others.slice(0, 2))('$id sees neither tasks nor decisions', async (client) => {
    for (const question of ['{ identityTasks { totalCount } }', '{ identityDecisions { totalCount } }'])
      expect(await hub.getFault(question, client)).toMatch(/^FORBIDDEN/);
  });

  it.each(others)('$id may ask what became of an id', async (client) => {
    expect(await hub.get('{ entityHistory(id: "person-1") { status } }', client)).toEqual({ status: 'LIVE' });
  });
});
