import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { CausewayError, toRecordKey } from '#schemas';
import fc from 'fast-check';
import { openTestReader, readRows, serveHttp, type HttpServerForTest } from '../testing/index.ts';

let server: HttpServerForTest | undefined;
afterEach(() => server?.close());

const yaml = (url: string, guard = '{ retries: 0, deadline: 200ms, readDeadline: 200ms }') => `
kind: rest
title: { en: Office }
connection: { url: "${url}" }
guard: ${guard}
datasets:
  people: { path: /people, byKeys: { path: /people, param: ids } }
`;

const answers = {
  'HTML with status 200': [
    'SOURCE_RUBBISH',
    (response: ServerResponse) => response.end('<html>Welcome</html>'),
  ],
  'truncated JSON': ['SOURCE_RUBBISH', (response: ServerResponse) => response.end('[{"no": "P1"}, {"no')],
  'an object instead of the list': [
    'SOURCE_RUBBISH',
    (response: ServerResponse) => response.end('{"rows": 1}'),
  ],
  'a list of texts': ['SOURCE_RUBBISH', (response: ServerResponse) => response.end('["P1"]')],
  null: ['SOURCE_RUBBISH', (response: ServerResponse) => response.end('null')],
  nothing: ['SOURCE_RUBBISH', (response: ServerResponse) => response.end('')],
  'what is no HTTP': [
    'SOURCE_RUBBISH',
    (response: ServerResponse) => response.socket?.end('220 mail ready\r\n\r\n'),
  ],
  'status 401': ['SOURCE_REFUSED', (response: ServerResponse) => response.writeHead(401).end('no')],
  'status 404': ['SOURCE_REFUSED', (response: ServerResponse) => response.writeHead(404).end('no')],
  'a redirect': [
    'SOURCE_REFUSED',
    (response: ServerResponse) => response.writeHead(302, { location: '/login' }).end(),
  ],
  'status 500': ['SOURCE_UNREACHABLE', (response: ServerResponse) => response.writeHead(500).end('[]')],
  'status 429': ['SOURCE_UNREACHABLE', (response: ServerResponse) => response.writeHead(429).end('[]')],
  'a cut in the middle': [
    'SOURCE_UNREACHABLE',
    (response: ServerResponse) =>
      response.writeHead(200, { 'content-length': 99 }).write('[{', () => response.destroy()),
  ],
  'no answer': ['SOURCE_TIMEOUT', () => undefined],
  'a beginning and then silence': ['SOURCE_TIMEOUT', (response: ServerResponse) => response.write('[')],
} as const;

describe('a source that answers', () => {
  it.each(Object.entries(answers))('%s', async (_, [code, reply]) => {
    server = await serveHttp((_asked, response) => void reply(response));
    // Where silence is not what is looked for, a busy machine has time.
    const guard = code === 'SOURCE_TIMEOUT' ? undefined : '{ retries: 0, deadline: 10s, readDeadline: 10s }';
    const { reader, read } = openTestReader(yaml(server.url, guard));
    await expect(readRows(reader, read('people'))).rejects.toMatchObject({ code });
    const asked = reader.readKeys?.(read('people', 'no'), [toRecordKey('P1')]);
    await expect(asked).rejects.toMatchObject({
      code,
      details: { dataset: 'office.people', source: 'office/system' },
    });
    await reader.close();
  });
});

describe('whatever the upstream says', () => {
  it('never comes to a sentence', async () => {
    // The secret stands in the status line, a header and the body of every kind of failure.
    let secret = '';
    let status = 500;
    server = await serveHttp((_asked, response) => {
      response
        .writeHead(status, secret, { 'x-secret': secret, location: `/${secret}` })
        .end(`<b>${secret}</b> SELECT ${secret}`);
    });
    const { reader, read } = openTestReader(
      yaml(server.url, '{ retries: 0, breaker: { failures: 100000 } }'),
    );
    const word = fc.stringMatching(/^[a-zA-Z0-9]{12,30}$/);
    const statuses = fc.constantFrom(200, 204, 301, 400, 401, 403, 404, 418, 429, 500, 502, 503);
    await fc.assert(
      fc.asyncProperty(word, statuses, async (planted, answered) => {
        [secret, status] = [planted, answered];
        const failures = await Promise.all([
          readRows(reader, read('people')).catch((error: unknown) => error),
          reader.readKeys?.(read('people', 'no'), [toRecordKey('P1')]).catch((error: unknown) => error),
        ]);
        for (const error of failures) {
          expect(error).toBeInstanceOf(CausewayError);
          const { sentence, message, code } = error as CausewayError;
          expect(`${sentence} ${message} ${code}`).not.toContain(planted);
          expect(sentence).not.toMatch(/127\.0\.0\.1|http|SELECT|<b>| at /);
        }
        const probe = await reader.probe();
        expect(probe.ok).toBe(false);
        expect(probe.sentence).not.toContain(planted);
      }),
      { numRuns: 60 },
    );
    await reader.close();
  });
});

describe('a source that is not there', () => {
  it('is unreachable, and the probe says whose move it is', async () => {
    const { reader, read } = openTestReader(yaml('http://127.0.0.1:1'));
    await expect(readRows(reader, read('people'))).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    const probe = await reader.probe();
    expect(probe).toMatchObject({
      ok: false,
      who: 'department',
      sentence: 'office.people could not be reached.',
    });
    await reader.close();
  });
});

describe('the caller', () => {
  it('who goes away gets his own reason, at once', async () => {
    server = await serveHttp(() => undefined);
    const { reader, read } = openTestReader(yaml(server.url, '{ deadline: 60s, readDeadline: 60s }'));
    const reason = new Error('gone');
    const whole = new AbortController();
    const reading = readRows(reader, read('people'), whole.signal);
    const keys = new AbortController();
    const asking = reader.readKeys?.(read('people', 'no'), [toRecordKey('P1')], keys.signal);
    setTimeout(() => [whole, keys].forEach((controller) => controller.abort(reason)), 50);
    const started = performance.now();
    await expect(reading).rejects.toBe(reason);
    await expect(asking).rejects.toBe(reason);
    expect(performance.now() - started).toBeLessThan(20_000);
    await expect(readRows(reader, read('people'), whole.signal)).rejects.toBe(reason);
    await reader.close();
  });
});
