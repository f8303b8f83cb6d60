import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toDepartmentId } from '#schemas';
import type { CausewayError } from '#schemas';
import { composeHub } from './index.ts';
import type { Client, ComposedHub } from './index.ts';
import { openSmallCity, plantedSecret, ServiceServer, toSmallRows } from './testing/index.ts';
import type { ServiceBehaviour, SmallCity } from './testing/index.ts';

let city: SmallCity;
let services: ServiceServer;
let hub: ComposedHub;
let logged: CausewayError[] = [];

beforeAll(async () => {
  city = await openSmallCity();
  await city.deliver(toSmallRows(3));
  services = await ServiceServer.start();
  const sources = [...city.input.sources, ...services.sources()];
  hub = await composeHub({ ...city.input, sources, log: (error) => logged.push(error) });
});

afterEach(() => {
  services.behaviour = 'up';
  services.requests.length = 0;
  logged = [];
});

afterAll(async () => {
  hub.close();
  await services.stop();
  await city.close();
});

const steward: Client = { id: 'steward', roles: ['steward'] };

function ask(query: string, client: Client = steward) {
  return hub.execute({ query, context: { client, correlationId: 'c-7' } });
}

const facilities = '{ cityManagement_api_facilities(first: 5) { code kind state } }';
const insured = '{ socialSecurity_api_listInsured(page: 1) { total items { personNo } } }';

describe('a department’s own service', () => {
  it('is asked under its prefix, with the credentials that only the hub knows', async () => {
    const result = await ask(
      `{ ${facilities.slice(1, -1)} ${insured.slice(1, -1)} person(id: "person-1") { name { value } } }`,
    );
    expect(result.errors).toBeUndefined();
    expect(result.data).toMatchObject({
      cityManagement_api_facilities: [{ code: 'F1', kind: 'LAMP', state: { on: true } }],
      socialSecurity_api_listInsured: { total: 1, items: [{ personNo: 'P1' }] },
      person: { name: { value: '张伟1号' } },
    });
    expect(services.requests.map(({ path }) => path).sort()).toEqual(['/api/insured?page=1', '/graphql']);
    expect(services.requests.every(({ authorization }) => authorization === `Bearer ${plantedSecret}`)).toBe(
      true,
    );
  });

  it('is never written through the hub', async () => {
    const mutations = Object.keys(hub.schema.getMutationType()?.getFields() ?? {});
    expect(mutations).toEqual(['decideIdentity', 'withdrawDecision']);
    expect(hub.sdl).not.toMatch(/addInsured|demolish|transport|httpOperation/);
    expect(
      (await ask('mutation { socialSecurity_api_addInsured { total } }')).errors?.[0]?.extensions?.['code'],
    ).toBe('BAD_REQUEST');
  });

  it('is composed from its committed description, whether it is up or not', async () => {
    const sources = services.sources().map((source) => ({
      ...source,
      upstream: source.upstream && { ...source.upstream, url: 'http://127.0.0.1:9' },
    }));
    const other = await composeHub({ ...city.input, sources });
    expect(other.schema.getQueryType()?.getFields()).toHaveProperty('socialSecurity_api_listInsured');
    other.close();
  });

  it('is left out where its description is no good, and the rest of the city goes on', async () => {
    const [good, bad] = services.sources();
    const broken = {
      ...bad,
      upstream: bad?.upstream && { ...bad.upstream, specFile: `${services.directory}/none.yaml` },
    } as never;
    const other = await composeHub({
      ...city.input,
      sources: [good as never, broken],
      log: (error) => logged.push(error),
    });
    expect(
      Object.keys(other.schema.getQueryType()?.getFields() ?? {}).filter((name) => name.includes('_api_')),
    ).toEqual(['cityManagement_api_facilities', 'cityManagement_api_boom']);
    expect(logged).toMatchObject([
      { code: 'SOURCE_RUBBISH', details: { source: 'social-security/insurance' } },
    ]);
    other.close();
  });

  it('is its own department’s and the steward’s', async () => {
    const developer = (department: string): Client => ({
      id: 'd',
      roles: ['developer'],
      department: toDepartmentId(department),
    });
    expect((await ask(facilities, developer('city-management'))).errors).toBeUndefined();
    for (const client of [
      developer('social-security'),
      { id: 'hall', roles: ['reader'] } as Client,
      { id: 'a', roles: ['auditor'] } as Client,
    ]) {
      expect((await ask(facilities, client)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    }
  });
});

describe('of what a service says when it fails', () => {
  it.each<[ServiceBehaviour, string]>([
    ['slow', 'SOURCE_TIMEOUT'],
    ['hang up', 'SOURCE_UNREACHABLE'],
    ['error body', 'SOURCE_UNREACHABLE'],
    ['refusing', 'SOURCE_REFUSED'],
    ['rubbish', 'SOURCE_RUBBISH'],
    ['redirect', 'SOURCE_UNREACHABLE'],
  ])('(%s) only a code and a sentence leave', async (behaviour, code) => {
    services.behaviour = behaviour;
    for (const [query, name] of [
      [facilities, 'city-management/facilities'],
      [insured, 'social-security/insurance'],
    ] as const) {
      const result = await ask(query);
      expect(result.errors).toEqual([
        {
          message: expect.stringContaining(name),
          path: expect.anything(),
          extensions: { code, who: 'department', correlationId: 'c-7' },
        },
      ]);
      expectNoSecret(result);
    }
    expect(logged).toHaveLength(2);
  });

  it.each([
    '{ cityManagement_api_boom { code } }',
    '{ lamps: cityManagement_api_facilities { code broken } }',
  ])('(errors in %s) only a code and a sentence leave', async (query) => {
    const result = await ask(query);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'SOURCE_REFUSED', correlationId: 'c-7' });
    expectNoSecret(result);
    expect(JSON.stringify(logged.map(({ cause }) => String(cause)))).toContain(plantedSecret);
  });

  it('(errors instead of data) only a code and a sentence leave', async () => {
    services.behaviour = 'graphql errors';
    const result = await ask(facilities);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'SOURCE_REFUSED' });
    expectNoSecret(result);
  });
});

function expectNoSecret(result: unknown): void {
  const text = JSON.stringify(result);
  for (const secret of [plantedSecret, '127.0.0.1', 'SELECT', 'node_modules', 'Bearer'])
    expect(text).not.toContain(secret);
}
