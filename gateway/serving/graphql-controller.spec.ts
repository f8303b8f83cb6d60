import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorCodes, errorCatalogue, CausewayError } from '#schemas';
import { ask, leak, openTestGateway, tokenFor, type TestGateway } from '../testing/index.ts';
import { maxBodyBytes, maxQueryCharacters } from './index.ts';

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown; locations?: unknown; extensions: Record<string, unknown> }[];
  extensions?: unknown;
}

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway();
});
afterAll(() => gateway.close());

async function post(body: unknown, headers: Record<string, string> = {}) {
  const answer = await ask(gateway, '/graphql', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as Answer };
}

describe('a question', () => {
  it('is answered', async () => {
    const answer = await post({
      query: 'query Greet($text: String!) { echo(text: $text) }',
      variables: { text: '你好' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toEqual({ data: { echo: '你好' } });
  });

  it('goes to the executor with who asks', async () => {
    expect((await post({ query: '{ asker roles }' })).body.data).toEqual({
      asker: 'service-hall',
      roles: ['reader'],
    });
    const auditor = `Bearer ${await tokenFor('auditor', gateway.secret)}`;
    expect((await post({ query: '{ asker roles }' }, { authorization: auditor })).body.data).toEqual({
      asker: 'auditor',
      roles: ['auditor'],
    });
  });

  it('picks the operation that is named', async () => {
    const query = 'query A { hello } query B { asker }';
    expect((await post({ query, operationName: 'B' })).body.data).toEqual({ asker: 'service-hall' });
    const unnamed = await post({ query });
    expect(unnamed.status).toBe(400);
    expect(unnamed.body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST', who: 'you' });
  });

  it('may leave out variables and the name, or send null', async () => {
    expect((await post({ query: '{hello}', variables: null, operationName: null })).status).toBe(200);
  });

  it('passes the extensions of the answer on', async () => {
    const sources = [{ department: 'water', code: 'SOURCE_TIMEOUT' }];
    const other = await openTestGateway({
      executor: { execute: async () => ({ data: {}, extensions: { sources } }) },
    });
    const answer = await ask(other, '/graphql', {
      method: 'POST',
      body: '{"query":"{hello}"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.json()).toEqual({ data: {}, extensions: { sources } });
    await other.close();
  });
});

describe('the correlation id', () => {
  it.each(['abc-123', 'a', 'A.b:c_d-9', 'x'.repeat(64)])('"%s" is kept', async (id) => {
    const answer = await post({ query: '{ hello sourceDown }' }, { 'x-correlation-id': id });
    expect(answer.headers.get('x-correlation-id')).toBe(id);
    expect(answer.body.errors?.[0]?.extensions.correlationId).toBe(id);
    expect(gateway.asked.at(-1)?.correlationId).toBe(id);
  });

  it.each(['x'.repeat(65), 'a b', '"}', '<script>', '日本', ''])('"%s" is replaced', async (id) => {
    const sent = { 'x-correlation-id': Buffer.from(id).toString('latin1') };
    const given = (await post({ query: '{ hello }' }, sent)).headers.get('x-correlation-id');
    expect(given).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is new for each request', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await post({ query: '{hello}' })).headers.get('x-correlation-id')),
    );
    expect(new Set(ids).size).toBe(3);
  });
});

describe('a request that is no question', () => {
  it.each([
    ['no JSON', '{"query": ', 'not valid JSON'],
    ['nothing', '', 'empty'],
    ['a list', [{ query: '{hello}' }], 'one question at a time'],
    ['a text', '"{hello}"', 'one JSON object'],
    ['null', 'null', 'one JSON object'],
    ['no query', {}, 'The question is missing'],
    ['an empty query', { query: ' ' }, 'The question is missing'],
    ['a query of another kind', { query: 7 }, 'The question is missing'],
    ['variables of another kind', { query: '{hello}', variables: [1] }, '"variables" must be'],
    ['variables as text', { query: '{hello}', variables: '{}' }, '"variables" must be'],
    ['a name of another kind', { query: '{hello}', operationName: 7 }, '"operationName" must be'],
    ['a name that is none', { query: '{hello}', operationName: 'a b' }, '"operationName" must be'],
    [
      'too long a query',
      { query: `{hello${' '.repeat(maxQueryCharacters)}}` },
      'longer than 32,768 characters',
    ],
    [
      'too large a body',
      { query: '{hello}', variables: { text: 'x'.repeat(maxBodyBytes) } },
      'larger than the hub accepts',
    ],
    ['a key into the prototype', '{"query":"{hello}","variables":{"__proto__":{"a":1}}}', 'not valid JSON'],
    ['broken GraphQL', { query: '{ hello' }, 'Syntax Error'],
    ['an unknown field', { query: '{ helo }' }, 'Did you mean "hello"'],
    ['a missing variable', { query: 'query ($t: String!) { echo(text: $t) }' }, '"$t" of required type'],
  ])('%s is refused with a sentence', async (_, body, words) => {
    const before = gateway.asked.length;
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.data).toBeUndefined();
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors?.[0]?.message).toContain(words);
    expect(answer.body.errors?.[0]?.extensions).toEqual({
      code: 'BAD_REQUEST',
      who: 'you',
      correlationId: answer.headers.get('x-correlation-id'),
    });
    expect(gateway.asked.length - before).toBeLessThanOrEqual(1);
  });

  it.each([
    'text/plain',
    'application/graphql',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'rubbish',
  ])('of kind %s is refused, so that no form of a foreign page can ask', async (kind) => {
    const answer = await post('{"query":"{hello}"}', { 'content-type': kind });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.message).toContain('Content-Type: application/json');
  });

  it('by GET is told how to ask', async () => {
    const answer = await ask(gateway, '/graphql?query={hello}');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('allow')).toBe('POST');
    expect(((await answer.json()) as Answer).errors?.[0]?.message).toContain('Ask by POST');
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('by %s finds nothing', async (method) => {
    const answer = await ask(gateway, '/graphql', { method });
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as Answer).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('an error of a field', () => {
  it.each([
    ['sourceDown', 'SOURCE_UNREACHABLE', 'department', 'water.accounts could not be reached.'],
    ['upstreamLeak', 'INTERNAL', 'hub', 'Something went wrong in the hub'],
    ['crash', 'INTERNAL', 'hub', 'Something went wrong in the hub'],
    ['coded', 'SOURCE_TIMEOUT', 'department', 'the source did not answer'],
    ['lying', 'INTERNAL', 'hub', 'Something went wrong in the hub'],
  ])('%s is said as %s, beside what was found', async (...[field, code, who, words]) => {
    const answer = await post({ query: `{ hello ${field} }` });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ hello: 'world', [field]: null });
    const error = answer.body.errors?.[0];
    expect(error?.message).toContain(words);
    expect(error?.path).toEqual([field]);
    const correlationId = answer.headers.get('x-correlation-id');
    expect(error?.extensions).toEqual({ code, who, correlationId });
    for (const word of ['10.1.2.3', 'GMSFHM', 'stack', 'TypeError']) expect(answer.text).not.toContain(word);
    const line = gateway.lines.find((each) => each.event === 'error' && each.correlationId === correlationId);
    expect(JSON.stringify(line)).toContain('10.1.2.3');
  });
});

describe('an executor that throws', () => {
  it.each(errorCodes)('%s answers by the catalogue', async (code) => {
    const thrower = await openTestGateway({
      executor: {
        execute: () => Promise.reject(new CausewayError(code, { secret: leak }, { cause: new Error(leak) })),
      },
    });
    const answer = await ask(thrower, '/graphql', {
      method: 'POST',
      body: '{"query":"{hello}"}',
      headers: { 'content-type': 'application/json' },
    });
    await thrower.close();
    const text = await answer.text();
    expect(answer.status).toBe(errorCatalogue[code].http);
    expect(text).not.toContain('10.1.2.3');
    expect((JSON.parse(text) as Answer).errors?.[0]?.extensions).toEqual({
      code,
      who: errorCatalogue[code].who,
      correlationId: answer.headers.get('x-correlation-id'),
    });
  });

  it.each([
    new TypeError(leak),
    leak,
    undefined,
    null,
    { statusCode: 500, message: leak },
    { status: 418, getStatus: 7 },
  ])('anything else (%p) is masked', async (thrown) => {
    const thrower = await openTestGateway({ executor: { execute: () => Promise.reject(thrown) } });
    const answer = await ask(thrower, '/graphql', {
      method: 'POST',
      body: '{"query":"{hello}"}',
      headers: { 'content-type': 'application/json' },
    });
    const text = await answer.text();
    await thrower.close();
    expect(answer.status).toBe(500);
    expect(text).toContain('"INTERNAL"');
    expect(text).not.toMatch(/10\.1\.2\.3|TypeError|node_modules/);
  });
});

describe('the log', () => {
  it('has one line for a request: who, which operation, how long, which codes', async () => {
    gateway.lines.length = 0;
    const answer = await post({
      query: 'query Look($text: String!) { echo(text: $text) sourceDown }',
      operationName: 'Look',
      variables: { text: '340302199001010015' },
    });
    await sleep(20);
    const requests = gateway.lines.filter(({ event }) => event === 'request');
    expect(requests).toEqual([
      {
        event: 'request',
        level: 'info',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        correlationId: answer.headers.get('x-correlation-id'),
        client: 'service-hall',
        method: 'POST',
        route: '/graphql',
        operation: 'Look',
        status: 200,
        milliseconds: expect.any(Number),
        codes: ['SOURCE_UNREACHABLE'],
        aborted: false,
      },
    ]);
  });

  it('never holds a value, wherever the caller puts it', async () => {
    gateway.lines.length = 0;
    const secret = '340302199001010015';
    await post({ query: `{ echo(text: "${secret}") }` });
    await post({ query: `{ echo(text: ${secret}) }` });
    await post({ query: 'query ($t: Int) { echo(text: $t) }', variables: { t: secret } });
    await post({ query: `{ v${secret} }` });
    await ask(gateway, `/person/${secret}?id=${secret}`, { headers: { 'x-correlation-id': ` ${secret} ` } });
    await ask(gateway, `/console/${secret}`);
    await fetch(`${gateway.url}/graphql`, { headers: { authorization: `Bearer ${secret}` } });
    await sleep(20);
    const lines = gateway.lines.map((line) => JSON.stringify({ ...line, correlationId: '' }));
    expect(lines.length).toBeGreaterThanOrEqual(7);
    expect(lines.join('\n')).not.toContain(secret);
  });

  it('tells of strangers without a client', async () => {
    gateway.lines.length = 0;
    await fetch(`${gateway.url}/no/such/page`);
    await sleep(20);
    expect(gateway.lines).toMatchObject([
      { event: 'request', client: null, route: 'unknown', status: 401, codes: ['UNAUTHENTICATED'] },
    ]);
  });
});

describe('a caller that goes away', () => {
  it('stops the question', async () => {
    gateway.lines.length = 0;
    const body = '{"query":"{ slow(milliseconds: 20000) }"}';
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${gateway.token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const before = gateway.asked.length;
    while (gateway.asked.length === before) await sleep(5);
    const signal = gateway.asked.at(-1)?.signal;
    expect(signal?.aborted).toBe(false);
    socket.destroy();
    while (gateway.lines.every(({ event }) => event !== 'request')) await sleep(5);
    expect(signal?.aborted).toBe(true);
    await sleep(50);
    expect(gateway.lines).toMatchObject([{ event: 'request', aborted: true, client: 'service-hall' }]);
  });
});
