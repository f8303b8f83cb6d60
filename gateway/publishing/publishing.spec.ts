import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '#gateway';
import { openTestRegistry, toAccountsText } from '../../mesh/registry/testing/index.ts';
import type { AccountsContract, TestRegistry } from '../../mesh/registry/testing/index.ts';
import { openTestGateway, testClients, tokenFor, type TestGateway } from '../testing/index.ts';

const title = { en: 'A client' };
const clients: Client[] = [
  ...testClients,
  { id: 'water-developer', title, department: 'water', roles: ['developer'] },
  { id: 'health-developer', title, department: 'health', roles: ['developer'] },
  { id: 'water-reader', title, department: 'water', roles: ['reader'] },
  { id: 'steward', title, roles: ['steward'] },
];

let registry: TestRegistry;
let gateway: TestGateway;
beforeAll(async () => {
  registry = await openTestRegistry();
  gateway = await openTestGateway({ publishing: registry.publisher, clients });
});
afterAll(async () => {
  await gateway.close();
  await registry.test.close();
});
beforeEach(() => registry.clear());

interface Asking {
  readonly as?: string;
  readonly type?: string;
  readonly query?: string;
  readonly path?: string;
}

async function ask(method: string, path: string, init: RequestInit & { as: string }): Promise<Response> {
  const authorization = `Bearer ${await tokenFor(init.as, gateway.secret)}`;
  return fetch(`${gateway.url}${path}`, { method, ...init, headers: { authorization, ...init.headers } });
}

function send(of: AccountsContract | string, asking: Asking = {}): Promise<Response> {
  const { as = 'water-developer', type = 'application/yaml', query = '', path = 'water/accounts' } = asking;
  const body = typeof of === 'string' ? of : toAccountsText(of);
  return ask('POST', `/contracts/${path}${query}`, { as, body, headers: { 'content-type': type } });
}

const read = async (path: string, as = 'service-hall') => ask('GET', path, { as });
const first = { version: '1.0.0' };
const breaking = { version: '2.0.0', fields: { holder: 'string' } };
const toMessage = async (answer: Response) =>
  ((await answer.json()) as { errors: { message: string }[] }).errors[0]?.message;

describe('POST /contracts/<department>/<dataset>', () => {
  it('publishes for the department’s own developer', async () => {
    const answer = await send(first);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      outcome: 'published',
      dataset: 'water.accounts',
      faults: [],
    });
    expect(await registry.publisher.versions('water.accounts' as never)).toMatchObject([
      { publishedBy: 'water-developer' },
    ]);
  });

  it.each(['health-developer', 'water-reader', 'steward', 'auditor', 'service-hall'])(
    'does not for %s, whatever is sent',
    async (as) => {
      for (const body of [toAccountsText(first), '[5', '']) {
        const answer = await send(body, { as });
        expect(answer.status).toBe(403);
        expect(await toMessage(answer)).toContain('Contracts of water are published by its own developer');
      }
      expect(await registry.statuses()).toEqual({});
    },
  );

  it('does not for strangers', async () => {
    const body = toAccountsText(first);
    const answer = await fetch(`${gateway.url}/contracts/water/accounts`, { method: 'POST', body });
    expect(answer.status).toBe(401);
  });

  it('takes the same as JSON', async () => {
    const { parse } = await import('yaml');
    const answer = await send(JSON.stringify(parse(toAccountsText(first))), { type: 'application/json' });
    expect(answer.status).toBe(201);
  });

  it('says 200 to what is there already, 202 to what waits, 200 to what is only looked at', async () => {
    await send(first);
    await registry.use('service-hall', '1.0.0', 'meter');
    expect((await send(first)).status).toBe(200);
    const looked = await send(breaking, { query: '?dryRun=true' });
    expect([looked.status, ((await looked.json()) as { outcome: string }).outcome]).toEqual([
      200,
      'proposed',
    ]);
    const waiting = await send(breaking, { query: '?notice=60' });
    expect(waiting.status).toBe(202);
    expect(await waiting.json()).toMatchObject({
      notice: { days: 60 },
      consumers: [{ client: 'service-hall', fields: ['meter'] }],
    });
  });

  it('says 422 to what is refused, with every fault and the refusal in the hub’s one form', async () => {
    await send(first);
    const answer = await send({ ...breaking, version: '1.0.1' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      outcome: 'refused',
      faults: [{ file: 'contracts/water/accounts/1.0.1.odcs.yaml', line: 5 }],
      errors: [{ extensions: { code: 'CONTRACT_REFUSED', who: 'department' } }],
    });
  });

  it('takes an emergency’s reason', async () => {
    await send(first);
    await registry.use('service-hall', '1.0.0', 'meter');
    expect((await send(breaking, { query: '?notice=0' })).status).toBe(422);
    expect((await send(breaking, { query: '?emergency=The+system+has+burnt+down' })).status).toBe(201);
  });

  it.each([
    ['?dryrun=true', 'did you mean "dryRun"?'],
    ['?dryRun=yes', '"dryRun" is true or false.'],
    ['?dryRun=true&dryRun=false', '"dryRun" is true or false.'],
    ['?notice=-1', '"notice" is a number of days'],
    ['?notice=99999', '"notice" is a number of days'],
    ['?notice=', '"notice" is a number of days'],
    ['?emergency=', '"emergency" says in up to 500 characters'],
    ['?live=1', '"live" is true or false.'],
  ])('refuses %s and publishes nothing', async (query, words) => {
    const answer = await send(first, { query });
    expect(answer.status).toBe(400);
    expect(await toMessage(answer)).toContain(words);
    expect(await registry.statuses()).toEqual({});
  });

  it.each([
    ['an empty body', '', 'application/yaml', 400],
    ['a body of another kind', 'x', 'image/png', 400],
    ['a body without end', 'x'.repeat(2_000_000), 'application/yaml', 400],
    ['bytes that are no text', '\u0000\u0001', 'application/yaml', 422],
    ['a document that is none', 'a: [', 'application/yaml', 422],
    ['a document that repeats itself without end', 'a: &a [*a]', 'application/yaml', 422],
    [
      'a contract of another dataset',
      toAccountsText(first).replaceAll('water', 'health'),
      'application/yaml',
      422,
    ],
  ])('refuses %s', async (...[, body, type, status]) => {
    const answer = await send(body, { type }).catch(() => undefined);
    // A body that is too long may be cut off before it is all sent.
    if (answer) expect(answer.status).toBe(status);
    expect(await registry.statuses()).toEqual({});
  });

  it('keeps what goes wrong inside to itself', async () => {
    registry.served.fails = new Error('connect postgres://secret');
    const text = await (await send(first)).text();
    expect(text).toContain('INTERNAL');
    expect(text).not.toContain('secret');
  });
});

describe('GET /contracts/<department>/<dataset>', () => {
  beforeEach(async () => {
    await send(first);
    await registry.use('service-hall', '1.0.0', 'meter');
  });

  it('lists every version for every client', async () => {
    await send(breaking);
    const { versions } = (await (await read('/contracts/water/accounts')).json()) as {
      versions: Record<string, unknown>[];
    };
    expect(versions).toMatchObject([
      { version: '1.0.0', status: 'active', activeFrom: '2026-11-20T08:00:00.000Z' },
      { version: '2.0.0', status: 'notice', activeFrom: '2026-12-20T08:00:00.000Z' },
    ]);
    expect(versions[0]).not.toHaveProperty('readers');
  });

  it.each(['water-developer', 'steward', 'auditor'])('tells %s also who reads it', async (as) => {
    expect(await (await read('/contracts/water/accounts', as)).json()).toMatchObject({
      versions: [{ publishedBy: 'water-developer', readers: [{ client: 'service-hall', field: 'meter' }] }],
    });
  });

  it.each(['health-developer', 'water-reader'])('does not tell %s', async (as) => {
    expect(await (await read('/contracts/water/accounts', as)).text()).not.toContain('readers');
  });

  it('gives a version’s text as it was sent', async () => {
    const answer = await read('/contracts/water/accounts/1.0.0');
    expect(answer.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    expect(await answer.text()).toBe(toAccountsText(first));
  });

  it.each([
    '/contracts/water/meters',
    '/contracts/Water/x',
    '/contracts/water/accounts/9.0.0',
    '/contracts/water',
  ])('has nothing at %s', async (path) => {
    const answer = await read(path);
    expect(answer.status).toBe(404);
    expect(await toMessage(answer)).toBeDefined();
  });

  it('is not for strangers', async () => {
    for (const path of ['/contracts/water/accounts', '/contracts/water/accounts/1.0.0', '/notices'])
      expect((await fetch(`${gateway.url}${path}`)).status).toBe(401);
  });
});

describe('/notices', () => {
  it('tells a client what will change for it, and nobody else', async () => {
    await send(first);
    await registry.use('service-hall', '1.0.0', 'meter');
    await send(breaking);
    const listed = async (as: string) =>
      ((await (await read('/notices', as)).json()) as { notices: Record<string, unknown>[] }).notices;
    expect(await listed('service-hall')).toMatchObject([
      { dataset: 'water.accounts', version: '2.0.0', kind: 'breaking', seenAt: null },
    ]);
    expect(await listed('auditor')).toEqual([]);
    const seen = () => ask('POST', '/notices/seen', { as: 'service-hall' }).then((answer) => answer.json());
    expect([await seen(), await seen()]).toEqual([{ seen: 1 }, { seen: 0 }]);
    expect((await listed('service-hall'))[0]?.seenAt).not.toBeNull();
  });
});

describe('a hub without a registry', () => {
  it('has no such address', async () => {
    const bare = await openTestGateway();
    const headers = { authorization: `Bearer ${bare.token}` };
    for (const path of ['/notices', '/contracts/water/accounts'])
      expect((await fetch(`${bare.url}${path}`, { headers })).status).toBe(404);
    await bare.close();
  });
});
