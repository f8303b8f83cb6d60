import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueToken, readTokenSecret } from '#gateway';
import { ask, openTestGateway, testCity, tokenFor, type TestGateway } from '../testing/index.ts';

const closedRoutes: [string, string][] = [
  ['POST', '/graphql'],
  ['GET', '/graphql'],
  ['PUT', '/graphql'],
  ['GET', '/metrics'],
  ['HEAD', '/metrics'],
  ['GET', '/catalog.jsonld'],
  ['GET', '/no/such/page'],
  ['OPTIONS', '/graphql'],
  ['GET', '/consoles'],
  ['GET', '//graphql'],
  ['GET', '/health/live/../../metrics'],
  ['GET', '/health'],
  ['GET', '/health/'],
  ['GET', '/health/other'],
  ['POST', '/health/live'],
  ['POST', '/console/index.html'],
];
const openRoutes = ['/health/live', '/health/ready', '/', '/console', '/console/', '/console/persons/1'];

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway();
});
afterAll(() => gateway.close());

async function visit(method: string, path: string, authorization?: string): Promise<Response> {
  const headers = authorization === undefined ? undefined : { authorization };
  return fetch(`${gateway.url}${path}`, { method, headers, redirect: 'manual' });
}

describe('without a token', () => {
  it.each(closedRoutes)('refuses %s %s, saying whose move it is', async (method, path) => {
    const answer = await visit(method, path);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="causeway"');
    if (method === 'HEAD') return;
    expect(await answer.json()).toEqual({
      errors: [
        {
          message: 'This needs a valid token: send it as "Authorization: Bearer …".',
          extensions: {
            code: 'UNAUTHENTICATED',
            who: 'you',
            correlationId: answer.headers.get('x-correlation-id'),
          },
        },
      ],
    });
  });

  it.each(openRoutes)('lets everybody see %s', async (path) => {
    expect((await visit('GET', path)).status).not.toBe(401);
  });

  it.each([
    '/health/live/../../metrics',
    '/console/../metrics',
    '/console/..%2fmetrics',
    '/%zz',
    '/health/%6cive%',
  ])('gives nothing away for %s typed as it stands', async (path) => {
    const text = await rawGet(path);
    expect(text).toMatch(/^HTTP\/1\.1 (400|401|403|404|503) /);
    expect(text).not.toContain('causeway_');
    expect(text).not.toMatch(/FST_|node_modules| at /);
  });

  it('does not read a body', async () => {
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      body: 'x'.repeat(10_000_000),
    }).catch(() => undefined);
    expect(answer === undefined || answer.status === 401).toBe(true);
  });
});

describe('with a token', () => {
  it.each(closedRoutes.slice(0, 7))('does not refuse %s %s for it', async (method, path) => {
    expect((await ask(gateway, path, { method })).status).not.toBe(401);
  });

  it('takes the scheme in any case', async () => {
    expect((await visit('GET', '/metrics', `bearer  ${gateway.token}`)).status).toBe(200);
  });

  it.each(refusals())('refuses %s', async (_, toHeader, sentence) => {
    for (const path of ['/metrics', '/catalog.jsonld', '/graphql', '/nowhere']) {
      const answer = await visit('GET', path, await toHeader());
      expect(answer.status).toBe(401);
      const { errors } = (await answer.json()) as { errors: { message: string }[] };
      expect(errors[0]?.message).toContain(sentence);
    }
  });
});

type Refusal = [string, () => Promise<string> | string, string];

function refusals(): Refusal[] {
  const grant = (days?: number) => ({
    client: { id: 'service-hall' },
    secret: gateway.secret,
    audience: testCity.name,
    days,
  });
  return [
    ['garbage', () => 'Bearer garbage', 'holds no token'],
    ['another scheme', () => 'Basic c2VydmljZTpoYWxs', 'holds no token'],
    ['an empty header', () => ' ', 'holds no token'],
    ['three dots of garbage', () => 'Bearer a.b.c', 'not valid here'],
    ['two tokens', () => `Bearer ${gateway.token}, Bearer ${gateway.token}`, 'holds no token'],
    ['one that ran out', async () => `Bearer ${await issueToken(grant(-1))}`, 'run out'],
    [
      'the same secret for another audience',
      async () => `Bearer ${await issueToken({ ...grant(), audience: 'other-city' })}`,
      'another city',
    ],
    [
      'one that another city signed',
      async () => {
        const secret = await readTokenSecret(join(gateway.folder, 'other', 'token.key'));
        return `Bearer ${await issueToken({ ...grant(), secret })}`;
      },
      'not valid here',
    ],
    ['algorithm none', () => `Bearer ${unsigned()}`, 'not valid here'],
    ['a payload changed after signing', () => `Bearer ${forged()}`, 'not valid here'],
    ['another algorithm', () => `Bearer ${signedBy('HS512', claims())}`, 'not valid here'],
    [
      'a client that is gone',
      async () => `Bearer ${await tokenFor('gone', gateway.secret)}`,
      'no longer known',
    ],
  ];
}

function claims(): object {
  const now = Math.floor(Date.now() / 1000);
  return { iss: 'causeway', aud: testCity.name, sub: 'auditor', iat: now, exp: now + 1000 };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function unsigned(): string {
  return `${part({ alg: 'none' })}.${part(claims())}.`;
}

function forged(): string {
  const [head, , signature] = gateway.token.split('.');
  return `${head}.${part(claims())}.${signature}`;
}

function signedBy(alg: string, payload: object): string {
  const text = `${part({ alg })}.${part(payload)}`;
  return `${text}.${createHmac('sha512', 'whatever').update(text).digest('base64url')}`;
}

/** fetch tidies paths before it sends them; a stranger does not. */
function rawGet(path: string): Promise<string> {
  const { hostname, port } = new URL(gateway.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => resolve(text)).on('error', reject);
  });
}
