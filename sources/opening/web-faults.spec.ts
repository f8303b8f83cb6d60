import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { makeFolder, openTestReader, readRows, serveHttp, type HttpServerForTest } from '../testing/index.ts';
import { registerWsdl } from '../soap/testing/register-wsdl.ts';

const folder = makeFolder();
folder.write('sources/office/register.wsdl', registerWsdl);
afterAll(() => folder.remove());

let server: HttpServerForTest | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface WebKind {
  document: (url: string) => string;
  /** An answer with these rows, of which more follow when `next` is given. */
  answer: (rows: object[], next?: number) => string;
  type: string;
}

const envelope = (body: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
const toXml = (row: object) =>
  `<Enterprise>${Object.entries(row)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</Enterprise>`;

const kinds: Record<string, WebKind> = {
  rest: {
    document: (url) =>
      `connection: { url: "${url}" }\ndatasets: { firms: { path: /, rows: items, page: { style: cursor, cursorParam: after, nextPath: next } } }`,
    answer: (items, next) => JSON.stringify({ items, next }),
    type: 'application/json',
  },
  graphql: {
    document: (url) =>
      `connection: { url: "${url}" }\ndatasets: { firms: { query: "{ firms { nodes next } }", rows: firms.nodes, page: { nextPath: firms.next } } }`,
    answer: (nodes, next) => JSON.stringify({ data: { firms: { nodes, next } } }),
    type: 'application/json',
  },
  odata: {
    document: (url) => `connection: { url: "${url}" }\ndatasets: { firms: { entitySet: Firms } }`,
    answer: (value, next) =>
      JSON.stringify({ value, ...(next !== undefined && { '@odata.nextLink': `Firms?$skiptoken=${next}` }) }),
    type: 'application/json',
  },
  soap: {
    document: (url) =>
      `wsdl: register.wsdl\nendpoint: ${url}\ndatasets: { firms: { list: { operation: ListEnterprises, pageParam: pageNo, sizeParam: pageSize, size: 1, rows: Enterprise } } }`,
    answer: (rows, next) => {
      const total = next === undefined ? `<total>${rows.length}</total>` : '';
      return envelope(
        `<t:ListEnterprisesResponse xmlns:t="urn:pearl:register">${total}${rows.map(toXml).join('')}</t:ListEnterprisesResponse>`,
      );
    },
    type: 'text/xml',
  },
};

const row = (no: number) => ({ RegNo: String(no), EntName: `Firm ${no}` });
type Reply = (response: ServerResponse, kind: WebKind, asked: number) => unknown;
const send = (response: ServerResponse, kind: WebKind, body: string | Buffer) =>
  void response.writeHead(200, { 'content-type': kind.type }).end(body);

/** What the server does, the code, and what the sentence says beyond it. */
const faults: Record<string, [Reply, string, string]> = {
  hangs: [() => undefined, 'SOURCE_TIMEOUT', 'did not answer within 700 ms'],
  'drips a byte at a time': [
    (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    },
    'SOURCE_TIMEOUT',
    'did not answer within 700 ms',
  ],
  'is cut in the middle': [
    (response, kind) =>
      void response
        .writeHead(200, { 'content-type': kind.type, 'content-length': 9999 })
        .write(kind.answer([row(1)]), () => response.destroy()),
    'SOURCE_UNREACHABLE',
    'could not be reached',
  ],
  'answers rubbish': [
    (response, kind) => send(response, kind, '\u0000<%$§ 220 ready'),
    'SOURCE_RUBBISH',
    'breaks its contract',
  ],
  'answers in another character set': [
    (response, kind) =>
      send(response, kind, Buffer.concat([Buffer.from(kind.answer([row(1)])), Buffer.from([0xd5, 0xe4])])),
    'SOURCE_RUBBISH',
    'not written in the character set that it names',
  ],
  'answers a body without end': [
    (response, kind) => {
      response.writeHead(200, { 'content-type': kind.type });
      const chunk = Buffer.alloc(4 * 1024 * 1024, 0x20);
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pour);
      pour();
    },
    'SOURCE_RUBBISH',
    'larger than 64 MiB',
  ],
  'answers a bomb': [
    (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    'SOURCE_RUBBISH',
    'larger than 64 MiB',
  ],
  'serves one page for ever': [
    (response, kind, asked) => send(response, kind, kind.answer([row(1)], asked)),
    'SOURCE_RUBBISH',
    'repeats an earlier one',
  ],
};
const bomb = gzipSync(Buffer.alloc(160 * 1024 * 1024, 0x20), { level: 1 });

describe.each(Object.entries(kinds))('a source of the kind %s', (name, kind) => {
  const open = (url: string, readDeadline: string) =>
    openTestReader(
      `kind: ${name}\ntitle: { en: Office }\nguard: { retries: 0, readDeadline: ${readDeadline} }\n${kind.document(url)}\n`,
      { city: folder.path },
    );

  it.each(Object.entries(faults))(
    'that %s fails in bounded time and memory, and the sentence says how',
    async (...[fault, [reply, code, sentence]]) => {
      let asked = 0;
      server = await serveHttp((_, response) => void reply(response, kind, ++asked));
      const isLarge = fault.includes('end') || fault.includes('bomb');
      const { reader, read } = open(server.url, isLarge ? '20s' : '700ms');
      const [began, before] = [performance.now(), process.memoryUsage().rss];
      await expect(readRows(reader, read('firms'))).rejects.toMatchObject({
        code,
        sentence: expect.stringContaining(sentence),
        details: { department: 'office', dataset: 'office.firms' },
      });
      expect(performance.now() - began).toBeLessThan(20_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
      expect(asked).toBeLessThanOrEqual(2);
      await reader.close();
    },
  );

  it('that refuses the connection is not reached, and it is the department’s move', async () => {
    const { reader, read } = open('http://127.0.0.1:1', '2s');
    await expect(readRows(reader, read('firms'))).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    expect(await reader.probe()).toMatchObject({ ok: false, who: 'department' });
    await reader.close();
  });

  it('that is ten times slower than usual is read all the same, and wrong types are left to the contract', async () => {
    server = await serveHttp(async (_, response) => {
      await sleep(400);
      send(response, kind, kind.answer([{ RegNo: '1', EntName: 'x'.repeat(1_000_000), Branches: 'many' }]));
    });
    const { reader, read } = open(server.url, '20s');
    const { values } = await readRows(reader, read('firms'));
    expect(values).toEqual([{ RegNo: '1', EntName: 'x'.repeat(1_000_000), Branches: 'many' }]);
    await reader.close();
  });
});
