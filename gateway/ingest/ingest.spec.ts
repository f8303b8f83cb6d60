import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestGateway, testClients, tokenFor } from '../testing/index.ts';
import type { TestGateway } from '../testing/index.ts';
import type { IngestAnswer, IngestOrder } from './ingest-port.ts';
import { readBody } from './pushed-body.ts';

const developer = {
  id: 'water-desk',
  title: { en: 'Desk' },
  department: 'water',
  roles: ['developer' as const],
};
const others = [
  { ...developer, id: 'taxation-desk', department: 'taxation' },
  { ...developer, id: 'water-reader', roles: ['reader' as const] },
  { ...developer, id: 'water-steward', roles: ['steward' as const] },
];
const answer: IngestAnswer = {
  dataset: 'water.accounts',
  read: 1,
  kept: 1,
  unchanged: 0,
  quarantined: 0,
  removed: 0,
  sentence: 'Fine.',
  rows: [],
};

type Taken = Omit<IngestOrder, 'body'> & { text: string };
let taken: Taken[] = [];
let failed: unknown[] = [];
let gateway: TestGateway;

async function take({ body, ...order }: IngestOrder): Promise<IngestAnswer> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk);
    taken.push({ ...order, text: Buffer.concat(chunks).toString() });
    return answer;
  } catch (error) {
    failed.push(error);
    throw error;
  }
}

beforeAll(async () => {
  const pushed = new Map([
    ['water.accounts', true],
    ['water.meters', false],
  ]);
  gateway = await openTestGateway({
    clients: [...testClients, developer, ...others],
    ingest: { isPushed: (dataset) => pushed.get(dataset), take },
  });
});
afterAll(() => gateway.close());
beforeEach(() => {
  [taken, failed] = [[], []];
});

interface Sent {
  client?: string;
  path?: string;
  headers?: Record<string, string>;
}

async function push(
  body: string | Buffer<ArrayBuffer>,
  { client = 'water-desk', path = '/ingest/water/accounts', headers }: Sent = {},
) {
  const authorization = `Bearer ${await tokenFor(client, gateway.secret)}`;
  const response = await fetch(gateway.url + path, {
    method: 'POST',
    body,
    headers: { authorization, 'content-type': 'application/json', ...headers },
  });
  return {
    status: response.status,
    body: (await response.json()) as { errors?: { message: string }[] } & IngestAnswer,
  };
}

describe('who may push', () => {
  it('is a developer of the department', async () => {
    expect(await push('[]')).toEqual({ status: 200, body: answer });
    expect(taken).toEqual([
      {
        dataset: 'water.accounts',
        form: 'json',
        charset: undefined,
        extent: 'part',
        idempotencyKey: undefined,
        text: '[]',
      },
    ]);
  });

  it.each(['taxation-desk', 'water-reader', 'water-steward', 'service-hall', 'auditor'])(
    'is not %s',
    async (client) => {
      const { status, body } = await push('[]', { client });
      expect([status, body.errors?.[0]?.message]).toEqual([
        403,
        'Only a developer of the department itself may push its datasets.',
      ]);
      expect(taken).toEqual([]);
    },
  );

  it('is nobody without a token', async () => {
    const response = await fetch(`${gateway.url}/ingest/water/accounts`, { method: 'POST', body: '[]' });
    expect(response.status).toBe(401);
  });
});

describe('what may be pushed', () => {
  it.each([
    ['/ingest/water/nothing', 404, 'no dataset water.nothing'],
    ['/ingest/water/meters', 400, 'kind "push"'],
    ['/ingest/water/accounts?extent=half', 400, '"extent" must be'],
  ])('%s → %i', async (path, status, sentence) => {
    const said = await push('[]', { path });
    expect(said.status).toBe(status);
    expect(said.body.errors?.[0]?.message).toContain(sentence);
    expect(taken).toEqual([]);
  });

  it.each<[Record<string, string>, Partial<Taken> | string]>([
    [{ 'content-type': 'text/csv; charset=GB18030' }, { form: 'csv', charset: 'gb18030' }],
    [
      { 'content-type': 'application/x-ndjson', 'idempotency-key': 'a-b' },
      { form: 'ndjson', idempotencyKey: 'a-b' },
    ],
    [{ 'content-type': 'application/json;charset="UTF8"' }, { form: 'json', charset: 'utf-8' }],
    [{ 'content-type': 'text/csv; charset=ebcdic' }, 'The charset'],
    [{ 'content-type': 'application/xml' }, 'The Content-Type'],
    [{ 'content-type': 'constructor' }, 'The Content-Type'],
    [{ 'idempotency-key': 'with space' }, 'The Idempotency-Key'],
    [{ 'content-encoding': 'br' }, 'Content-Encoding "br"'],
  ])('with %j', async (headers, expected) => {
    const { status, body } = await push('[]', { headers });
    if (typeof expected === 'string') {
      expect(status).toBe(400);
      expect(body.errors?.[0]?.message).toContain(expected);
    } else expect(taken).toMatchObject([expected]);
  });
});

describe('a packed body', () => {
  const gzip = { 'content-encoding': 'gzip' };

  it('is unpacked', async () => {
    await push(gzipSync('[{"no":"1"}]'), { headers: gzip });
    expect(taken[0]?.text).toBe('[{"no":"1"}]');
  });

  it('that is a bomb is refused before it is unpacked', async () => {
    const { status, body } = await push(gzipSync(Buffer.alloc(64 * 1024 * 1024)), { headers: gzip });
    expect([status, body.errors?.[0]?.message]).toEqual([
      413,
      expect.stringContaining('unpacks to far more'),
    ]);
  });

  it.each([
    ['no gzip', Buffer.from('[]')],
    ['cut', gzipSync('[{"no":"1"}]').subarray(0, 20)],
  ])('that is %s is refused', async (_, bytes) => {
    const { status, body } = await push(Buffer.from(bytes), { headers: gzip });
    expect([status, body.errors?.[0]?.message]).toEqual([400, expect.stringContaining('no whole gzip')]);
  });
});

describe('a body', () => {
  it('past the limit is refused', async () => {
    const chunks = [Buffer.alloc(600), Buffer.alloc(600)];
    const body = { headers: {}, [Symbol.asyncIterator]: () => chunks.values() };
    const read = async () => {
      for await (const chunk of readBody(body as never, 1000)) expect(chunk.length).toBe(600);
    };
    await expect(read()).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('that is cut by the line is said to be cut', async () => {
    const authorization = `Bearer ${await tokenFor('water-desk', gateway.secret)}`;
    const headers = { authorization, 'content-type': 'application/json', 'content-length': '1000' };
    const sending = request(`${gateway.url}/ingest/water/accounts`, { method: 'POST', headers });
    sending.on('error', () => undefined);
    sending.write('[{"no":');
    await new Promise((resolve) => setTimeout(resolve, 200));
    sending.destroy();
    while (failed.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(failed).toMatchObject([{ code: 'BAD_REQUEST', message: expect.stringContaining('was cut') }]);
  });

  it('for another route is read as before', async () => {
    const authorization = `Bearer ${gateway.token}`;
    const ask = (type: string) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        body: '{"query":"{ hello }"}',
        headers: { authorization, 'content-type': type },
      });
    expect(await (await ask('application/json')).json()).toEqual({ data: { hello: 'world' } });
    expect((await ask('application/vnd.causeway.pushed')).status).toBe(400);
  });
});
