import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { serveHttp, type Asked, type HttpServerForTest } from '../testing/index.ts';
import type { AuthSettings } from './authorization.ts';
import { askJson, findNextLink, HttpClient } from './index.ts';

let server: HttpServerForTest;
let client: HttpClient;
const { signal } = new AbortController();
afterEach(async () => {
  client.close();
  await server.close();
});

const ask = (path = '/') => askJson(client, { method: 'GET', url: server.url + path }, signal);

async function open(reply: (asked: Asked, response: ServerResponse) => unknown, auth?: AuthSettings) {
  server = await serveHttp(reply);
  client = new HttpClient({ auth, headers: { 'x-office': 'own' } });
}

describe('an answer over HTTP', () => {
  const answers =
    (headers: Record<string, string>, body: Buffer | string) => (_: Asked, response: ServerResponse) =>
      void response.writeHead(200, headers).end(body);

  it.each([
    ['packed', { 'content-encoding': 'gzip' }, gzipSync('{"name":"珍珠"}')],
    [
      'in another character set',
      { 'content-type': 'application/json; charset=GB18030' },
      Buffer.from('7b226e616d65223a22d5e4d6e9227d', 'hex'),
    ],
    ['with a byte order mark', {}, '\ufeff{"name":"珍珠"}'],
  ])('is read %s', async (_, headers, body) => {
    await open(answers(headers as Record<string, string>, body));
    expect(await ask()).toEqual({ name: '珍珠' });
    expect(server.asked[0]?.headers['accept-encoding']).toContain('gzip');
  });

  it.each([
    [
      'in another character set than it says',
      {},
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      'not written in the character set',
    ],
    [
      'in a character set that nobody knows',
      { 'content-type': 'text/json; charset=martian' },
      '{}',
      'not written in the character set',
    ],
    ['that cannot be unpacked', { 'content-encoding': 'gzip' }, 'plain', 'cannot be unpacked'],
    ['packed in a way that nobody knows', { 'content-encoding': 'zpaq' }, '{}', 'packed in a way'],
    ['of HTML', { 'content-type': 'text/html' }, '<html>', 'no JSON'],
  ])('is rubbish %s, and the sentence says why', async (...[, headers, body, reason]) => {
    await open(answers(headers as Record<string, string>, body));
    await expect(ask()).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining(reason),
    });
  });

  it('is not unpacked past what a page may be: a bomb costs little memory', async () => {
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024, 0x20), { level: 1 });
    await open(answers({ 'content-encoding': 'gzip' }, bomb));
    const before = process.memoryUsage().rss;
    await expect(ask()).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining('larger than 64 MiB'),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('cut while it was packed is a cut, not rubbish', async () => {
    const body = gzipSync(Buffer.from(JSON.stringify(Array.from({ length: 9999 }, Math.random))));
    await open((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length });
      response.write(body.subarray(0, 20_000), () => setTimeout(() => response.destroy(), 50));
    });
    await expect(ask()).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  });
});

describe('credentials', () => {
  it.each([
    [{ type: 'apiKey', in: 'header', name: 'x-key', value: 's3cret' } as const, { 'x-key': 's3cret' }],
    [
      { type: 'basic', user: '张伟', password: 'a:b' } as const,
      { authorization: `Basic ${Buffer.from('张伟:a:b').toString('base64')}` },
    ],
  ])('go with each question: %j', async (auth, headers) => {
    await open(() => [], auth);
    await ask();
    expect(server.asked[0]?.headers).toMatchObject({ ...headers, 'x-office': 'own' });
  });

  it('go as a parameter beside those of the question', async () => {
    await open(() => [], { type: 'apiKey', in: 'query', name: 'key', value: 'a&b' });
    await ask('/people?page=2');
    expect(server.asked[0]?.url.search).toBe('?page=2&key=a%26b');
  });

  it('that are refused are said to be', async () => {
    await open((_, response) => void response.writeHead(403).end('go away'));
    await expect(ask()).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence: expect.stringContaining('does not accept our credentials'),
    });
  });
});

describe('OAuth2 client credentials', () => {
  let issued = 0;
  let valid = '';
  const oauth =
    (expiresIn: number | undefined, status = 200) =>
    (asked: Asked, response: ServerResponse) => {
      if (asked.url.pathname === '/token') {
        valid = `token-${++issued}`;
        const body = JSON.stringify({ access_token: valid, token_type: 'Bearer', expires_in: expiresIn });
        setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(body), 20);
        return undefined;
      }
      if (asked.headers.authorization === `Bearer ${valid}`) return { ok: true };
      const late = asked.url.pathname === '/late' ? 150 : 0;
      return void setTimeout(() => response.writeHead(401).end(), late);
    };
  const tokens = () => server.asked.filter(({ url }) => url.pathname === '/token');
  const start = async (expiresIn: number | undefined, status?: number) => {
    issued = 0;
    await open(oauth(expiresIn, status));
    client.close();
    const auth = {
      type: 'oauth2' as const,
      tokenUrl: `${server.url}/token`,
      clientId: 'hub:1',
      clientSecret: 'ä b',
      scope: 'read',
    };
    client = new HttpClient({ auth, headers: { 'x-office': 'own' } });
  };

  it('asks for a token once, whoever comes at the same time, and keeps it', async () => {
    await start(3600);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    await ask();
    expect(tokens()).toHaveLength(1);
    expect(tokens()[0]).toMatchObject({ method: 'POST', body: 'grant_type=client_credentials&scope=read' });
    const sent = Buffer.from(tokens()[0]?.headers.authorization?.slice(6) ?? '', 'base64').toString();
    expect(sent).toBe('hub%3A1:%C3%A4%20b');
    expect(tokens()[0]?.headers['x-office']).toBeUndefined();
  });

  it('renews a token that was taken back, once for all who had it', async () => {
    await start(undefined);
    await ask();
    valid = 'taken back';
    // The late one hears of the refusal when the token has been renewed already.
    expect(await Promise.all([ask(), ask(), ask('/late')])).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    expect(tokens()).toHaveLength(2);
  });

  it('renews a token before its time is over', async () => {
    await start(1);
    await ask();
    await new Promise((resolve) => setTimeout(resolve, 950));
    await ask();
    expect(tokens()).toHaveLength(2);
  });

  it('does not ask for ever where every token is refused', async () => {
    await start(3600);
    await ask();
    server.asked.length = 0;
    valid = 'never';
    const refusing = oauth(3600);
    await server.close();
    await open((asked, response) =>
      asked.url.pathname === '/token' ? refusing(asked, response) : void response.writeHead(401).end(),
    );
    client.close();
    client = new HttpClient({
      auth: {
        type: 'oauth2',
        tokenUrl: `${server.url}/token`,
        clientId: 'a',
        clientSecret: 'b',
        secretIn: 'body',
      },
    });
    await expect(ask()).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    expect(tokens()).toHaveLength(2);
    expect(tokens()[0]?.body).toContain('client_secret=b');
  });

  it('says that the token service refuses our secret', async () => {
    await start(3600, 401);
    await expect(ask()).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence: expect.stringContaining('token service does not accept'),
    });
  });
});

describe('the next link of a header', () => {
  it.each([
    ['<https://office/p?page=2>; rel="next"', 'https://office/p?page=2'],
    [
      '</p?page=1>; rel=first, </p?a=1,2&page=3>; title="x, <y>; rel=next"; rel="prev last NEXT"',
      '/p?a=1,2&page=3',
    ],
    ['</p>; rel="prev"; rel="next"', undefined],
    ['</p>; title="next"', undefined],
    ['rubbish; <<>>; rel=next', undefined],
    [undefined, undefined],
  ])('%s', (header, next) => {
    server ??= {} as HttpServerForTest;
    expect(findNextLink(header)).toBe(next);
  });
});
