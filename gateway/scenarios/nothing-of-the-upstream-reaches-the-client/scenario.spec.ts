import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ask, showcase, startTestCity } from '../harness/index.ts';
import type { SystemName, TestCity } from '../harness/index.ts';

let city: TestCity;
const governed: SystemName[] = ['social-security', 'health', 'market-supervision', 'city-management'];

/** What no answer may hold: addresses, headers, bodies, SQL, stacks. */
const traces = [
  /127\.0\.0\.1/,
  /localhost/i,
  /:\d{5}\b/,
  /<html/i,
  /系统维护中/,
  /ECONN/,
  /socket/i,
  /\bSELECT\b/,
  /\bat .*\.(ts|js):\d+/,
  /node_modules/,
  /content-type/i,
  /stacktrace/i,
];

async function findApiFields(): Promise<string[]> {
  const { data } = await ask<{
    __schema: {
      queryType: {
        fields: { name: string; args: { type: { kind: string } }[]; type: { kind: string; name: string } }[];
      };
    };
  }>(
    { url: city.url, token: city.token('steward') },
    '{ __schema { queryType { fields { name args { type { kind } } type { kind name } } } } }',
  );
  return data.__schema.queryType.fields.filter(({ name }) => name.includes('_api_')).map(({ name }) => name);
}

function assertClean(answer: unknown): void {
  const text = JSON.stringify(answer);
  for (const trace of traces)
    expect([trace.source, text.match(trace)?.[0]]).toEqual([trace.source, undefined]);
}

beforeAll(async () => {
  city = await startTestCity();
}, 300_000);
afterAll(() => city?.close());

it('composes the departments own services under their prefix', async () => {
  const fields = await findApiFields();
  expect(fields.some((name) => name.startsWith('cityManagement_api_'))).toBe(true);
  expect(fields.some((name) => name.startsWith('socialSecurity_api_'))).toBe(true);
});

it.each(['down', 'rubbish'])(
  'answers with a code, a sentence and a correlation id while every system is %s',
  async (misbehaviour) => {
    await Promise.all(governed.map((system) => city.systems[system].ask({ misbehave: misbehaviour })));
    const at = { url: city.url, token: city.token('steward') };
    const person = await ask(
      at,
      'query ($id: String!) { person(residentId: $id) { name { value } insuranceStatus { value } } }',
      { id: showcase.residentId },
    );
    assertClean(person);
    const service = await ask(at, '{ cityManagement_api_facilities(first: 1) { nodes { code } } }');
    assertClean(service);
    for (const error of service.errors ?? []) {
      expect(error.extensions).toMatchObject({ code: expect.any(String), correlationId: expect.any(String) });
      expect(error.message).toMatch(/\.$/);
    }
    await Promise.all(governed.map((system) => city.systems[system].ask({ misbehave: 'ok' })));
  },
  60_000,
);

it.each([
  ['a query that cannot be parsed', '{ person('],
  ['a field that does not exist', '{ person(id: "x") { nonsense } }'],
  ['an entity that does not exist', '{ person(id: "x") { id } }'],
  ['no argument', '{ person { id } }'],
  ['a cursor that is none', '{ persons(first: 1, after: "\'; DROP TABLE record") { nodes { id } } }'],
  ['a page that is too long', '{ persons(first: 100000) { nodes { id } } }'],
  ['a value that would break SQL', `{ persons(filter: { name: { contains: "'%_\\\\" } }) { totalCount } }`],
])('answers %s without a trace of what lies behind', async (_, query) => {
  assertClean(await ask({ url: city.url, token: city.token('service-hall') }, query));
});
