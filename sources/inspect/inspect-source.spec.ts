import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import iconv from 'iconv-lite';
import { readContract } from '#contracts';
import { parseText } from '#schemas';
import { makeFolder, serveHttp } from '../testing/index.ts';
import type { Inspection } from './inspection.ts';
import { inspectSource } from './index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const rows = Array.from({ length: 200 }, (_, at) => ({
  no: `A${String(at).padStart(5, '0')}`,
  born: `19${String(50 + (at % 50))}-0${(at % 9) + 1}-1${at % 10}`,
  state: ['ACTIVE', 'PAUSED', 'ENDED'][at % 3],
  amount: at * 1.5,
  note: at % 2 === 0 ? null : `note ${at}`,
}));
const csv = [
  'no,born,state,amount,note',
  ...rows.map((row) =>
    Object.values(row)
      .map((cell) => cell ?? '')
      .join(','),
  ),
].join('\n');

const inspectFile = (name: string, content: string | Buffer) =>
  inspectSource({ target: folder.write(name, content), department: 'office' });

function summary({ datasets: [dataset] }: Inspection) {
  const fields = dataset?.fields.map(({ field, type, required }) => `${field} ${type}${required ? '!' : ''}`);
  return { fields, key: dataset?.key, rows: dataset?.rowsSeen, kept: dataset?.trial?.kept };
}

const expected = {
  fields: ['no string!', 'born date!', 'state string!', 'amount number!', 'note string'],
  ...{ key: ['no'], rows: 200, kept: 200 },
};

describe('the same rows in every kind of file', () => {
  it.each<[string, string | Buffer]>([
    ['a.csv', csv],
    ['a.tsv', csv.replaceAll(',', '\t')],
    ['bom.csv', `\uFEFF${csv}`],
    ['utf16.csv', iconv.encode(csv, 'utf-16le', { addBOM: true })],
    ['quoted.csv', csv.replace(/^(A\d+),/gm, '"$1",').replaceAll(',', ';')],
    ['a.csv.gz', gzipSync(csv)],
    ['a.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
    ['a.json', JSON.stringify({ meta: { n: 1 }, data: { list: rows } })],
  ])('gives the same draft: %s', async (name, content) => {
    expect(summary(await inspectFile(name, content))).toEqual(expected);
  });

  it('Parquet too', async () => {
    folder.write('rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`COPY (FROM '${folder.path}/rows.jsonl') TO '${folder.path}/a.parquet'`);
    expect(summary(await inspectSource({ target: `${folder.path}/a.parquet` }))).toEqual(expected);
  });

  it('reads GB18030, and gives Chinese headers names that GraphQL takes', async () => {
    const table = [
      '登记序号,姓名,身份证号,出生日期',
      ...rows.map((_, at) => `D${at},王伟,340302199001010015,1990/1/${(at % 28) + 1}`),
    ].join('\n');
    const inspection = await inspectFile('登记.csv', iconv.encode(table, 'gb18030'));
    expect(inspection.source.text).toContain('encoding: gb18030');
    expect(
      inspection.datasets[0]?.fields.map(({ field, foreign, format }) => [field, foreign, format]),
    ).toEqual([
      ['registeredSerialNumber', '登记序号', undefined],
      ['name', '姓名', 'person-name'],
      ['residentId', '身份证号', 'resident-id'],
      ['birthDate', '出生日期', 'yyyy/M/d'],
    ]);
    expect(inspection.datasets[0]?.fields.map(({ classification }) => classification)).toEqual([
      undefined,
      'personal',
      'sensitive-personal',
      'personal',
    ]);
  });
});

describe('what is strange', () => {
  it.each<[string, string, string | Buffer, string]>([
    ['an empty file', 'empty.csv', '', 'is empty'],
    ['bytes', 'bytes.csv', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7) % 256)), 'no text'],
    [
      'more columns than a row may have',
      'wide.csv',
      `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')}\n`,
      'more than 5000 columns',
    ],
    ['a workbook that is none', 'a.xlsx', 'PK', 'No kind of file'],
  ])('%s gives a sentence', async (...[, name, content, sentence]) => {
    await expect(inspectFile(name, content)).rejects.toMatchObject({
      sentence: expect.stringContaining(sentence),
    });
  });

  it.each<[string, string, number]>([
    ['a header alone', 'a,b\n', 0],
    ['a single row', 'a,b\n1,x\n', 1],
    ['a cell of five million characters', `id,text\n1,${'x'.repeat(5_000_000)}\n2,y\n`, 2],
    [
      '1,500 columns',
      `${Array.from({ length: 1500 }, (_, at) => `c${at}`).join(',')}\n${Array.from({ length: 1500 }, (_, at) => at).join(',')}\n`,
      1,
    ],
    [
      'cells and names that would end a comment or a string',
      'id,"a#\n: {x}","x\'; drop table"\n1,"q\n# {[",\'\n2,"- &x *y","!!"\n',
      2,
    ],
  ])('%s gives a draft that is accepted', async (_, content, seen) => {
    const { datasets } = await inspectFile('strange.csv', content);
    const { rowsSeen, contract } = datasets[0]!;
    expect([rowsSeen, readContract(parseText(contract.text, contract.path), []).faults]).toEqual([seen, []]);
  });

  it('no passwords are in the draft or in what is said', async () => {
    const server = await serveHttp(({ headers }, response) => {
      if (headers.authorization === undefined || headers['x-key'] !== 'hush')
        return void response.writeHead(401).end();
      return rows;
    });
    const target = server.url.replace('http://', 'http://reader:secret-word@');
    const inspection = await inspectSource({ target: `${target}/rows`, headers: { 'X-Key': 'hush' } });
    await server.close();
    expect(JSON.stringify(inspection)).not.toMatch(/secret-word|hush/);
    expect(inspection.source.text).toContain('${env.SOURCE_PASSWORD}');
    expect(summary(inspection)).toEqual(expected);
  });
});

describe('a service that answers JSON', () => {
  const pages: [string, (url: URL) => unknown, object][] = [
    [
      'page and size',
      (url) => slice(url, 'page', 'size'),
      { style: 'number', pageParam: 'page', sizeParam: 'size', totalPath: 'total' },
    ],
    [
      'offset and limit',
      (url) => slice(url, 'offset', 'limit'),
      { style: 'offset', offsetParam: 'offset', sizeParam: 'limit' },
    ],
    ['a cursor', byCursor, { style: 'cursor', cursorParam: 'after', nextPath: 'next', sizeParam: 'limit' }],
  ];

  function slice({ searchParams }: URL, at: string, size: string) {
    const count = Math.min(50, Number(searchParams.get(size) ?? 20));
    const from =
      at === 'page' ? (Number(searchParams.get(at) ?? 1) - 1) * count : Number(searchParams.get(at) ?? 0);
    return { total: rows.length, items: rows.slice(from, from + count) };
  }

  function byCursor({ searchParams }: URL) {
    const from = rows.findIndex(({ no }) => no === searchParams.get('after')) + 1;
    const data = rows.slice(from, from + Math.min(50, Number(searchParams.get('limit') ?? 20)));
    return { data, next: from + data.length < rows.length ? data.at(-1)?.no : null };
  }

  it.each(pages)('is read through its pages: %s', async (_, answer, page) => {
    const server = await serveHttp(({ url }) => answer(url));
    const inspection = await inspectSource({ target: `${server.url}/rows` });
    await server.close();
    const { data } = parseText(inspection.source.text, 'sources/a/b.yaml') as {
      data: { datasets: Record<string, { page: object }> };
    };
    expect(data.datasets.rows?.page).toMatchObject(page);
    // A page that is shorter than was asked for ends a list of which no total is told.
    expect(summary(inspection)).toMatchObject({ fields: expected.fields, key: ['no'] });
  });
});
