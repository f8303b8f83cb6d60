import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toRecordKey } from '#schemas';
import { listen } from 'soap';
import { makeFolder, openTestReader, readRows, serveHttp } from '../testing/index.ts';
import { registerWsdl } from './testing/register-wsdl.ts';

const firms = Array.from({ length: 5 }, (_, index) => ({
  ...{
    RegNo: `00${index + 1}`,
    EntName: `珍珠<${index + 1}>&公司`,
    RegCap: 12.5,
    EstDate: '2001-02-03',
    Branches: index,
  },
}));

const folder = makeFolder();
let server: Server;
let endpoint: string;

beforeAll(async () => {
  folder.write('sources/office/register.wsdl', registerWsdl);
  const services = {
    Register: {
      RegisterPort: {
        ListEnterprises: ({ pageNo, pageSize }: { pageNo: number; pageSize: number }) => ({
          total: firms.length,
          Enterprise: firms.slice((pageNo - 1) * pageSize, pageNo * pageSize),
        }),
        GetEnterprises: ({ regNo }: { regNo?: string | string[] }) => {
          if ([regNo].flat().includes('crash')) throw new Error('ORA-00942: secret');
          return { Enterprise: firms.filter(({ RegNo }) => [regNo].flat().includes(RegNo)) };
        },
      },
    },
  };
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  listen(server, '/register', services, registerWsdl);
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/register`;
});
afterAll(() => {
  server.close();
  folder.remove();
});

const open = (url = endpoint, guard = '{ retries: 0 }') =>
  openTestReader(
    `
kind: soap
title: { en: Office }
wsdl: register.wsdl
endpoint: ${url}
guard: ${guard}
datasets:
  firms:
    list: { operation: ListEnterprises, pageParam: pageNo, sizeParam: pageSize, size: 2, rows: Enterprise }
    byKeys: { operation: GetEnterprises, param: regNo, rows: Enterprise }
`,
    { city: folder.path },
  );

describe('a SOAP source', () => {
  it('reads page after page as the WSDL types it, dates as text', async () => {
    const { reader, read } = open();
    const { values, total } = await readRows(reader, read('firms'));
    expect(values).toEqual(firms);
    expect(total).toBe(5);
    expect(reader.calls).toBe(3);
    await reader.close();
  });

  it.each([
    [
      ['001', '004'],
      ['001', '004'],
    ],
    [['003'], ['003']],
    [['nobody'], []],
  ])('asks for the keys %j in one call', async (keys, found) => {
    const { reader, read } = open();
    const rows = await reader.readKeys?.(read('firms', 'RegNo'), keys.map(toRecordKey));
    expect(rows?.map(({ value }) => value.RegNo)).toEqual(found);
    expect(reader.calls).toBe(1);
    await reader.close();
  });

  it('by watermark asks for what has changed since, a little below the highest seen', async () => {
    const asked: string[] = [];
    const register = await serveHttp(({ body }, response) => {
      asked.push(body);
      const row = '<Enterprise><RegNo>1</RegNo><EstDate>2026-11-20</EstDate></Enterprise>';
      const text = `<t:ListEnterprisesResponse xmlns:t="urn:office:register"><total>1</total>${row}</t:ListEnterprisesResponse>`;
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(
          `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${text}</s:Body></s:Envelope>`,
        );
    });
    const { reader, read } = openTestReader(
      `kind: soap\ntitle: { en: A }\nwsdl: register.wsdl\nendpoint: ${register.url}\ndatasets: { firms: { list: { operation: ListEnterprises, sinceParam: pageNo, rows: Enterprise }, reading: { mode: watermark, field: EstDate, overlap: 1d } } }`,
      { city: folder.path },
    );
    for await (const { watermark } of reader.readAll(read('firms'))) expect(watermark).toBe('2026-11-20');
    for await (const batch of reader.readAll(read('firms'), undefined, { since: '2026-11-20' })) void batch;
    expect(asked[0]).not.toContain('pageNo');
    expect(asked[1]).toContain('2026-11-19');
    await reader.close();
    await register.close();
  });

  it('says nothing of what a fault says', async () => {
    const { reader, read } = open();
    const asked = reader.readKeys?.(read('firms', 'RegNo'), [toRecordKey('crash')]);
    await expect(asked).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      sentence: 'office.firms could not be reached.',
      details: { said: expect.stringContaining('ORA-00942') },
    });
    await reader.close();
  });

  const envelope = (body: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
  it.each([
    ['HTML', '<html><body>Hello</body></html>', 200, 'SOURCE_RUBBISH'],
    ['JSON', '{"total": 5}', 200, 'SOURCE_RUBBISH'],
    ['truncated XML', envelope('<ListEnterprisesResponse><Enterprise>').slice(0, 120), 200, 'SOURCE_RUBBISH'],
    ['another answer', envelope('<Other><a>1</a></Other>'), 200, 'SOURCE_RUBBISH'],
    ['nothing', '', 200, 'SOURCE_RUBBISH'],
    [
      'an entity of a file of ours',
      `<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>${envelope('<ListEnterprisesResponse><total>&x;</total></ListEnterprisesResponse>')}`,
      200,
      'SOURCE_RUBBISH',
    ],
    [
      'a billion laughs',
      `<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(99)}"><!ENTITY c "${'&b;'.repeat(99)}">]>${envelope('<a>&c;</a>')}`,
      200,
      'SOURCE_RUBBISH',
    ],
    [
      'an entity that nobody declares',
      envelope('<ListEnterprisesResponse><total>&x;</total></ListEnterprisesResponse>'),
      200,
      'SOURCE_RUBBISH',
    ],
    [
      'a fault that blames us',
      envelope('<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>'),
      500,
      'SOURCE_REFUSED',
    ],
    ['a page of a proxy', '<html>Bad gateway</html>', 502, 'SOURCE_UNREACHABLE'],
  ])('takes %s for what it is', async (...[, body, status, code]) => {
    const rubbish = await serveHttp(
      (_asked, response) => void response.writeHead(status, { 'content-type': 'text/xml' }).end(body),
    );
    const { reader, read } = open(rubbish.url);
    await expect(readRows(reader, read('firms'))).rejects.toMatchObject({ code });
    await reader.close();
    await rubbish.close();
  });

  it('leaves what is not of its type as it is written, for the contract to refuse', async () => {
    const odd =
      '<Enterprise><RegNo>1</RegNo><RegCap>12 apples</RegCap><EstDate>soon</EstDate><Branches>9007199254740993</Branches></Enterprise>';
    const strange = await serveHttp((_asked, response) => {
      const body = envelope(
        `<t:ListEnterprisesResponse xmlns:t="urn:pearl:register"><total>1</total>${odd}</t:ListEnterprisesResponse>`,
      );
      response.writeHead(200, { 'content-type': 'text/xml' }).end(body);
    });
    const { reader, read } = open(strange.url);
    const { values } = await readRows(reader, read('firms'));
    expect(values).toEqual([
      { RegNo: '1', RegCap: '12 apples', EstDate: 'soon', Branches: '9007199254740993' },
    ]);
    await reader.close();
    await strange.close();
  });

  it('keeps the deadline', async () => {
    const silent = await serveHttp(() => undefined);
    const { reader, read } = open(silent.url, '{ deadline: 200ms }');
    await expect(reader.readKeys?.(read('firms', 'RegNo'), [toRecordKey('001')])).rejects.toMatchObject({
      code: 'SOURCE_TIMEOUT',
      details: { deadline: 200 },
    });
    await reader.close();
    await silent.close();
  });
});
