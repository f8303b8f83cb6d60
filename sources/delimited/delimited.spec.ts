import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { makeFolder, openTestReader, readRows } from '../testing/index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const open = (dataset: string) =>
  openTestReader(
    `{ kind: delimited, title: { en: Office }, guard: { retries: 0 }, datasets: { cars: ${dataset} } }`,
    {
      data: folder.path,
    },
  );

const text = '车牌号码,业户名称\r\n皖C12345,珍珠运输\r\n皖C54321,𠮷祥出租\r\n';
const cars = [
  { 车牌号码: '皖C12345', 业户名称: '珍珠运输' },
  { 车牌号码: '皖C54321', 业户名称: '𠮷祥出租' },
];

describe('a delimited file', () => {
  it.each([
    ['gb18030', iconv.encode(text, 'gb18030')],
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('is read in %s (%#)', async (encoding, content) => {
    folder.write('cars.csv', content);
    const { reader, read } = open(`{ path: cars.csv, encoding: ${encoding} }`);
    const { values, rows, broken } = await readRows(reader, read('cars'));
    expect(values).toEqual(cars);
    expect(broken).toEqual([]);
    expect(rows.map(({ position }) => position)).toEqual(['cars.csv:2', 'cars.csv:3']);
  });

  it('names the line on which a row begins, quoted line breaks and blank lines counted', async () => {
    folder.write('notes.csv', 'id,note\n1,"a\nb"\n\n2,"c ""d"", e"\n3\n4,,\n5,"x\ny\nz"\n6,\n');
    const { reader, read } = open('{ path: "${data}/notes.csv" }');
    const { rows, broken } = await readRows(reader, read('cars'));
    expect(rows).toEqual([
      { value: { id: '1', note: 'a\nb' }, position: 'notes.csv:2' },
      { value: { id: '2', note: 'c "d", e' }, position: 'notes.csv:5' },
      { value: { id: '5', note: 'x\ny\nz' }, position: 'notes.csv:8' },
      { value: { id: '6', note: null }, position: 'notes.csv:11' },
    ]);
    expect(broken).toEqual([
      {
        raw: '3',
        position: 'notes.csv:6',
        sentence: 'The row has 1 cells where the header names 2 columns.',
      },
      {
        raw: '4,,',
        position: 'notes.csv:7',
        sentence: 'The row has 3 cells where the header names 2 columns.',
      },
    ]);
  });

  it('keeps what cannot be taken apart whole, and goes on behind it', async () => {
    folder.write('quotes.csv', 'id,note\n1,"a" b\n2,fine\n3,"never closed\n4\n');
    const { reader, read } = open('{ path: quotes.csv }');
    const { values, broken } = await readRows(reader, read('cars'));
    expect(values).toEqual([{ id: '2', note: 'fine' }]);
    expect(broken).toEqual([
      {
        raw: '1,"a" b',
        position: 'quotes.csv:2',
        sentence: expect.stringContaining('closing quotation mark'),
      },
      { raw: '3,"never closed', position: 'quotes.csv:4', sentence: expect.stringContaining('never closed') },
      { raw: '4', position: 'quotes.csv:5', sentence: expect.stringContaining('1 cells') },
    ]);
  });

  it('does not pass off wrong bytes as text', async () => {
    folder.write(
      'wrong.csv',
      Buffer.concat([Buffer.from('id,name\n1,fine\n2,'), iconv.encode('珍珠', 'gb18030'), Buffer.from('\n')]),
    );
    const { reader, read } = open('{ path: wrong.csv }');
    const { values, broken } = await readRows(reader, read('cars'));
    expect(values).toEqual([{ id: '1', name: 'fine' }]);
    expect(broken[0]).toMatchObject({
      position: 'wrong.csv:3',
      sentence: expect.stringContaining('column name'),
    });
  });

  it('reads cells as the contract types them, and leaves what does not look like it', async () => {
    folder.write('weights.csv', 'no;kg;over\n007;12.5;true\n008;heavy;false\n009;;\n');
    const { reader, read } = open(
      '{ path: weights.csv, delimiter: ";", fields: { number: no, kilograms: kg, over: over } }',
    );
    const typed = {
      ...read('cars'),
      fieldTypes: { number: 'string', kilograms: 'number', over: 'boolean' } as const,
    };
    expect((await readRows(reader, typed)).values).toEqual([
      { number: '007', kilograms: 12.5, over: true },
      { number: '008', kilograms: 'heavy', over: false },
      { number: '009', kilograms: null, over: null },
    ]);
  });

  it('reads all files that match, in the order of their names, filtered', async () => {
    folder.write('drop/b-2.csv', 'source,id\nx,3\n');
    folder.write('drop/b-1.csv', 'source,id\nx,1\ny,2\n');
    folder.write('drop/c.csv', 'source,id\nx,9\n');
    const { reader, read } = open('{ path: "drop/b-*.csv", where: { source: x } }');
    expect((await readRows(reader, read('cars'))).rows).toEqual([
      { value: { source: 'x', id: '1' }, position: 'b-1.csv:2' },
      { value: { source: 'x', id: '3' }, position: 'b-2.csv:2' },
    ]);
  });

  it('takes the columns from the document where the file names none', async () => {
    folder.write('bare.csv', '1,a\n2,b\n');
    const { reader, read } = open('{ path: bare.csv, header: [id, name] }');
    expect((await readRows(reader, read('cars'))).values).toEqual([
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
    ]);
  });

  it.each([
    ['that is not there', undefined, 'SOURCE_UNREACHABLE'],
    ['without a wanted column', 'id,other\n1,2\n', 'SOURCE_RUBBISH'],
    ['that names a column twice', 'id,name,id\n1,2,3\n', 'SOURCE_RUBBISH'],
  ])('%s fails whole', async (...[, content, code]) => {
    folder.write('given.csv', content ?? '');
    const { reader, read } = open(
      `{ path: ${content === undefined ? 'absent' : 'given'}.csv, fields: { id: id, name: name } }`,
    );
    await expect(readRows(reader, read('cars'))).rejects.toMatchObject({ code });
    expect(await reader.probe()).toMatchObject({
      ok: false,
      who: 'department',
      sentence: expect.not.stringContaining(folder.path),
    });
  });

  it('reads 60,000 rows', async () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, index) => `${index},皖C${index},珍珠运输公司,"货运, 客运",2024/5/1,营运,2024-05-01 10:00:00`,
    );
    folder.write('large.csv', iconv.encode(`a,b,c,d,e,f,g\n${lines.join('\n')}\n`, 'gb18030'));
    const { reader, read } = open('{ path: large.csv, encoding: gb18030 }');
    expect((await readRows(reader, read('cars'))).rows).toHaveLength(60_000);
  });

  it('ends when the caller goes away', async () => {
    const { reader, read } = open('{ path: large.csv, encoding: gb18030 }');
    const controller = new AbortController();
    const reading = reader.readAll(read('cars'), controller.signal)[Symbol.asyncIterator]();
    await reading.next();
    controller.abort(new Error('gone'));
    await expect(reading.next()).rejects.toThrow('gone');
  });

  it('can be left in the middle', async () => {
    const { reader, read } = open('{ path: large.csv, encoding: gb18030 }');
    for await (const { rows } of reader.readAll(read('cars'))) {
      expect(rows.length).toBeLessThan(60_000);
      break;
    }
    await reader.close();
  });
});
