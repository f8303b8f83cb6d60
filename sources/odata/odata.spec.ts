import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinRecordKey, toRecordKey } from '#schemas';
import { openTestReader, readRows, serveHttp, type HttpServerForTest } from '../testing/index.ts';
import { serveOdata, type OdataForTest } from './testing/index.ts';

const permits = Array.from({ length: 7 }, (_, index) => ({
  ...{ No: `P${index + 1}`, Holder: index === 2 ? "O'Neil & 'Co'" : `珍珠 ${index}`, Area: index + 0.5 },
  ...{ State: 'Open', ChangedAt: `2026-11-2${index}T10:00:00+08:00` },
}));
const lines = [1, 2, 3].flatMap((line) => ['A', 'B'].map((permit) => ({ Permit: permit, Line: line })));
const sets = { Permits: permits, Lines: lines };

let server: OdataForTest;
let other: HttpServerForTest | undefined;
afterEach(async () => {
  await server.close();
  await other?.close();
  other = undefined;
});

const open = (dataset: string, url = server.root) =>
  openTestReader(`
kind: odata
title: { en: Office }
connection: { url: "${url}", headers: { x-key: secret } }
guard: { retries: 0, deadline: 10s, readDeadline: 10s }
datasets: { permits: ${dataset} }
`);
const questions = () => server.asked.map(({ url }) => decodeURIComponent(url.search.replaceAll('+', ' ')));

describe('an OData source', () => {
  it('reads page after page by the links of the service, without its annotations', async () => {
    server = await serveOdata(sets, { mostRows: 3 });
    const { reader, read } = open('{ entitySet: Permits }');
    const { values, total } = await readRows(reader, read('permits'));
    expect(values).toEqual(permits);
    expect(total).toBe(7);
    expect(reader.calls).toBe(3);
    expect(server.asked[2]?.headers).toMatchObject({
      'x-key': 'secret',
      prefer: 'odata.maxpagesize=500',
      'odata-maxversion': '4.01',
    });
    await reader.close();
  });

  it('counts itself where the service gives no links, and goes on after a cut', async () => {
    server = await serveOdata(sets, { withoutLinks: true });
    const { reader, read } = open('{ entitySet: Permits, paging: skip, size: 3 }');
    expect((await readRows(reader, read('permits'))).values).toEqual(permits);
    let from = '';
    for await (const { bookmark } of reader.readAll(read('permits'))) {
      from = bookmark ?? '';
      break;
    }
    const rest: unknown[] = [];
    for await (const { rows } of reader.readAll(read('permits'), undefined, { from }))
      rest.push(...rows.map(({ value }) => value));
    expect(rest).toEqual(permits.slice(3));
    await reader.close();
  });

  it('asks only for the properties that are taken, and filters as the document says', async () => {
    server = await serveOdata(sets);
    const { reader, read } = open(
      '{ entitySet: Permits, filter: "Area ge 5", fields: { no: No, holder: Holder }, where: { State: Open } }',
    );
    const { values } = await readRows(reader, read('permits'));
    expect(values).toEqual([
      { no: 'P6', holder: '珍珠 5' },
      { no: 'P7', holder: '珍珠 6' },
    ]);
    expect(questions()).toEqual(['?$filter=Area ge 5&$select=No,Holder,State&$count=true']);
    await reader.close();
  });

  it.each(['in', 'or'])(
    'asks for keys in one request, joined by %s, typed as $metadata says',
    async (keysBy) => {
      server = await serveOdata(sets);
      const { reader, read } = open(
        `{ entitySet: Permits, keysBy: ${keysBy}, fields: { holder: Holder, area: Area } }`,
      );
      const rows = await reader.readKeys?.(read('permits', 'holder'), [
        toRecordKey("O'Neil & 'Co'"),
        toRecordKey('珍珠 6'),
        toRecordKey('nobody'),
      ]);
      expect(rows?.map(({ value }) => value.area)).toEqual([2.5, 6.5]);
      const areas = await reader.readKeys?.(read('permits', 'area'), [toRecordKey('4.5')]);
      expect(areas?.map(({ value }) => value.area)).toEqual([4.5]);
      expect(reader.calls).toBe(2);
      expect(server.asked.map(({ url }) => url.pathname)).toEqual([
        '/odata/$metadata',
        '/odata/Permits',
        '/odata/Permits',
      ]);
      await reader.close();
    },
  );

  it('asks for keys of several fields', async () => {
    server = await serveOdata(sets);
    const { reader, read } = open('{ entitySet: Lines }');
    const keys = [joinRecordKey(['A', '2']), joinRecordKey(['B', '3']), joinRecordKey(['C', '1'])];
    const rows = await reader.readKeys?.(read('permits', 'Permit', 'Line'), keys);
    expect(rows?.map(({ value }) => value)).toEqual([
      { Permit: 'A', Line: 2 },
      { Permit: 'B', Line: 3 },
    ]);
    await reader.close();
  });

  it('finds a key whatever it is made of, and nothing else', async () => {
    const odd = [...permits];
    server = await serveOdata({ Permits: odd });
    const { reader, read } = open('{ entitySet: Permits, filter: "State eq \'Open\'" }');
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), async (holder) => {
        const strange = { ...permits[0], Holder: holder };
        odd.splice(0, odd.length, ...permits, strange as (typeof permits)[0]);
        const rows = await reader.readKeys?.(read('permits', 'Holder'), [joinRecordKey([holder])]);
        expect(rows?.map(({ value }) => value.Holder)).toEqual([holder]);
      }),
      { numRuns: 60 },
    );
    await reader.close();
  });

  it('by watermark asks for what has changed since, in the type of the property', async () => {
    server = await serveOdata(sets);
    const { reader, read } = open(
      '{ entitySet: Permits, reading: { mode: watermark, field: ChangedAt, overlap: 1h } }',
    );
    const got: unknown[] = [];
    for await (const { rows, watermark } of reader.readAll(read('permits'), undefined, {
      since: '2026-11-25T10:00:00+08:00',
    })) {
      got.push(...rows.map(({ value }) => value.No));
      expect(watermark).toBe('2026-11-26T10:00:00+08:00');
    }
    expect(got).toEqual(['P6', 'P7']);
    expect(questions()[1]).toBe('?$filter=ChangedAt ge 2026-11-25T09:00:00+08:00&$count=true');
    await reader.close();
  });

  it('refuses a key that is no number where the property is one, before anything is asked', async () => {
    server = await serveOdata(sets);
    const { reader, read } = open('{ entitySet: Permits }');
    const asked = reader.readKeys?.(read('permits', 'Area'), [toRecordKey('1 or true')]);
    await expect(asked).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence: expect.stringContaining('not of the type'),
    });
    expect(server.asked.map(({ url }) => url.pathname)).toEqual(['/odata/$metadata']);
    await reader.close();
  });

  it('says that the service has no such set, and nothing of its own words', async () => {
    server = await serveOdata(sets);
    const { reader, read } = open('{ entitySet: Absent }');
    await expect(readRows(reader, read('permits'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence: "office.permits refused the hub's request.",
    });
    await expect(reader.readKeys?.(read('permits', 'No'), [toRecordKey('P1')])).rejects.toMatchObject({
      sentence: "office.permits refused the hub's request: it has no entity set Absent.",
    });
    await reader.close();
  });

  it('follows no link to another host', async () => {
    server = await serveOdata(sets);
    other = await serveHttp(() => ({ value: permits, '@odata.nextLink': `${server.root}/Permits` }));
    const { reader, read } = open('{ entitySet: Permits }', other.url);
    await expect(readRows(reader, read('permits'))).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining('another host'),
    });
    expect(server.asked).toEqual([]);
    await reader.close();
  });
});
