import { afterEach, describe, expect, it } from '@jest/globals';
import { toRecordKey } from '#schemas';
import { openTestReader, readRows, serveHttp, type Asked, type HttpServerForTest } from '../testing/index.ts';

const people = Array.from({ length: 7 }, (_, index) => ({
  no: `P${index + 1}`,
  person: { name: `Name ${index + 1}` },
}));

let server: HttpServerForTest;
let elsewhere: HttpServerForTest | undefined;
afterEach(async () => {
  await server.close();
  await elsewhere?.close();
  elsewhere = undefined;
});

const yaml = (dataset: string, guard = '{ retries: 0 }') => `
kind: rest
title: { en: Office }
connection: { url: "${server.url}/api/", headers: { x-key: secret } }
guard: ${guard}
datasets:
  people: ${dataset}
`;

function slice({ url }: Asked, from: number): unknown[] {
  return people.slice(from, from + Number(url.searchParams.get('size')));
}

describe('a REST source', () => {
  it('reads page by page number until the total is reached', async () => {
    server = await serveHttp((asked) => ({
      total: 7,
      items: slice(asked, (Number(asked.url.searchParams.get('page')) - 1) * 3),
    }));
    const { reader, read } = openTestReader(
      yaml(
        '{ path: /people, rows: items, page: { style: number, pageParam: page, sizeParam: size, size: 3, totalPath: total } }',
      ),
    );
    const { values, rows, total } = await readRows(reader, read('people'));
    expect(values).toEqual(people);
    expect(total).toBe(7);
    expect(rows[4]?.position).toBe('page 2, row 2');
    expect(server.asked.map(({ url }) => url.pathname + url.search)).toEqual([
      '/api/people?page=1&size=3',
      '/api/people?page=2&size=3',
      '/api/people?page=3&size=3',
    ]);
    expect(reader.calls).toBe(3);
    await reader.close();
  });

  it('reads by offset, without a total until a page is not full', async () => {
    server = await serveHttp((asked) => slice(asked, Number(asked.url.searchParams.get('from'))));
    const { reader, read } = openTestReader(
      yaml('{ path: /people, page: { style: offset, offsetParam: from, sizeParam: size, size: 4 } }'),
    );
    expect((await readRows(reader, read('people'))).values).toEqual(people);
    expect(reader.calls).toBe(2);
    await reader.close();
  });

  it('reads by cursor until there is no next', async () => {
    server = await serveHttp((asked) => {
      const from = Number(asked.url.searchParams.get('after') ?? 0);
      return { data: slice(asked, from), next: from + 5 < 7 ? String(from + 5) : null };
    });
    const { reader, read } = openTestReader(
      yaml(
        '{ path: /people, rows: data, page: { style: cursor, cursorParam: after, nextPath: next, sizeParam: size, size: 5 } }',
      ),
    );
    expect((await readRows(reader, read('people'))).values).toEqual(people);
    expect(server.asked[0]?.url.search).toBe('?size=5');
    await reader.close();
  });

  it('follows the links of headers, and goes on at one after a cut', async () => {
    server = await serveHttp((asked, response) => {
      const from = Number(asked.url.searchParams.get('from') ?? 0);
      if (from + 3 < 7) response.setHeader('link', `<people?size=3&from=${from + 3}>; rel="next"`);
      return slice(asked, from);
    });
    const { reader, read } = openTestReader(
      yaml('{ path: /people, page: { style: link, sizeParam: size, size: 3 } }'),
    );
    expect((await readRows(reader, read('people'))).values).toEqual(people);
    let bookmark: string | undefined;
    for await (const batch of reader.readAll(read('people'))) {
      bookmark = batch.bookmark;
      break;
    }
    const rest: unknown[] = [];
    for await (const { rows } of reader.readAll(read('people'), undefined, { from: bookmark ?? '' }))
      rest.push(...rows.map(({ value }) => value));
    expect(rest).toEqual(people.slice(3));
    await reader.close();
  });

  it('follows no link to another host, where its credentials would go too', async () => {
    elsewhere = await serveHttp(() => []);
    const other = elsewhere.url;
    server = await serveHttp((_, response) => {
      response.setHeader('link', `<${other}/people>; rel=next`);
      return people;
    });
    const { reader, read } = openTestReader(yaml('{ path: /people, page: { style: link } }'));
    await expect(readRows(reader, read('people'))).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining('leads to another host'),
    });
    expect(elsewhere.asked).toEqual([]);
    await reader.close();
  });

  it('by watermark asks only for what has changed, from a little below the highest seen', async () => {
    server = await serveHttp(() => [
      { no: 'P1', at: '2026-11-20T10:00:00Z' },
      { no: 'P2', at: '2026-11-19T10:00:00Z' },
    ]);
    const { reader, read } = openTestReader(
      yaml(
        '{ path: /people, since: { param: changedAfter }, reading: { mode: watermark, field: at, overlap: 1h } }',
      ),
    );
    for await (const batch of reader.readAll(read('people')))
      expect(batch.watermark).toBe('2026-11-20T10:00:00Z');
    for await (const batch of reader.readAll(read('people'), undefined, { since: '2026-11-20T10:00:00Z' }))
      void batch;
    expect(server.asked.map(({ url }) => url.searchParams.get('changedAfter'))).toEqual([
      null,
      '2026-11-20T09:00:00Z',
    ]);
    await reader.close();
  });

  it('renames by dotted paths and sends its headers', async () => {
    server = await serveHttp(() => people);
    const { reader, read } = openTestReader(
      yaml('{ path: /people, fields: { number: no, name: person.name } }'),
    );
    const { values } = await readRows(reader, read('people'));
    expect(values[0]).toEqual({ number: 'P1', name: 'Name 1' });
    expect(server.asked[0]?.headers['x-key']).toBe('secret');
    await reader.close();
  });

  it('asks for keys in one GET', async () => {
    server = await serveHttp(({ url }) => ({
      items: people.filter(({ no }) => url.searchParams.get('ids')?.split('/').includes(no)),
    }));
    const { reader, read } = openTestReader(
      yaml('{ path: /people, byKeys: { path: /people, param: ids, separator: "/", rows: items } }'),
    );
    const keys = ['P2', 'P5', 'unknown'].map(toRecordKey);
    const rows = await reader.readKeys?.(read('people', 'no'), keys);
    expect(rows?.map(({ value }) => value.no)).toEqual(['P2', 'P5']);
    expect(reader.calls).toBe(1);
    expect(await reader.readKeys?.(read('people', 'no'), [])).toEqual([]);
    expect(reader.calls).toBe(1);
    await reader.close();
  });

  it('asks for keys in one POST', async () => {
    server = await serveHttp(({ body }) => {
      const { numbers } = JSON.parse(body) as { numbers: string[] };
      return { data: people.filter(({ no }) => numbers.includes(no)) };
    });
    const { reader, read } = openTestReader(
      yaml('{ path: /people, rows: data, byKeys: { path: /people/query, method: POST, body: numbers } }'),
    );
    const rows = await reader.readKeys?.(read('people', 'no'), [toRecordKey('P7')]);
    expect(rows).toEqual([{ value: people[6], position: 'by key, row 1' }]);
    expect(server.asked[0]).toMatchObject({ method: 'POST', body: '{"numbers":["P7"]}' });
    await reader.close();
  });

  it('takes a source that serves the same page for ever for rubbish', async () => {
    server = await serveHttp(() => ({ items: people }));
    const { reader, read } = openTestReader(
      yaml('{ path: /people, rows: items, page: { style: number, pageParam: page } }'),
    );
    await expect(readRows(reader, read('people'))).rejects.toMatchObject({ code: 'SOURCE_RUBBISH' });
    expect(reader.calls).toBe(2);
    await reader.close();
  });

  it('takes a cursor that comes again for rubbish', async () => {
    let row = 0;
    server = await serveHttp(() => ({ data: [{ no: row++ }], next: row % 2 === 0 ? 'a' : 'b' }));
    const { reader, read } = openTestReader(
      yaml('{ path: /people, rows: data, page: { style: cursor, cursorParam: after, nextPath: next } }'),
    );
    await expect(readRows(reader, read('people'))).rejects.toMatchObject({ code: 'SOURCE_RUBBISH' });
    await reader.close();
  });

  it('ends its sockets when it is closed', async () => {
    server = await serveHttp(() => people);
    const { reader, read } = openTestReader(yaml('{ path: /people }'));
    await readRows(reader, read('people'));
    expect(await server.sockets()).toBe(1);
    await reader.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await server.sockets()).toBe(0);
    await expect(readRows(reader, read('people'))).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  });
});
