import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import writeExcelFile from 'write-excel-file/node';
import type { RowBatch } from '../port/index.ts';
import { makeFolder, openTestReader, readRows } from '../testing/index.ts';
import { writeZip } from './testing/index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());
beforeEach(() => rmSync(`${folder.path}/drop`, { recursive: true, force: true }));

const ids = Array.from({ length: 400 }, (_, index) => String(10_000 + index));
type ToFile = (cell: (id: string) => string) => string;

/** The formats that are text: how 400 rows of an id and a name look, whatever the name is. */
const texts: Record<string, { settings: string; toFile: ToFile }> = {
  delimited: {
    settings: '',
    toFile: (cell) => `id,name\n${ids.map((id) => `${id},${cell(id)}\n`).join('')}`,
  },
  'fixed-width': {
    settings: 'columns: [{ name: id, width: 5 }, { name: name, width: 20 }],',
    toFile: (cell) => ids.map((id) => `${id}${cell(id).padEnd(20)}\n`).join(''),
  },
  'json-lines': {
    settings: '',
    toFile: (cell) => ids.map((id) => `{"id":"${id}","name":"${cell(id)}"}\n`).join(''),
  },
  json: {
    settings: 'rows: r,',
    toFile: (cell) => `{"r":[${ids.map((id) => `{"id":"${id}","name":"${cell(id)}"}`).join(',')}]}`,
  },
  xml: {
    settings: 'rows: r/c,',
    toFile: (cell) => `<r>${ids.map((id) => `<c><id>${id}</id><name>${cell(id)}</name></c>\n`).join('')}</r>`,
  },
};
const wholes = new Map<string, Buffer>();
const formats = [...Object.keys(texts), 'excel', 'parquet'];

beforeAll(async () => {
  for (const [kind, { toFile }] of Object.entries(texts))
    wholes.set(kind, Buffer.from(toFile((id) => `n${id}`)));
  const text = (value: string) => ({ value, type: String });
  const rows = ids.map((id) => [text(id), text(`n${id}`)]);
  await writeExcelFile([[text('id'), text('name')], ...rows]).toFile(`${folder.path}/cars.xlsx`);
  wholes.set('excel', readFileSync(`${folder.path}/cars.xlsx`));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const sql = `SELECT (10000 + range)::VARCHAR AS id, 'n' || (10000 + range) AS name FROM range(400)`;
  await connection.run(`COPY (${sql}) TO '${folder.path}/cars.parquet'`);
  connection.closeSync();
  wholes.set('parquet', readFileSync(`${folder.path}/cars.parquet`));
});

const get = (kind: string): Buffer => wholes.get(kind) ?? Buffer.alloc(0);
const open = (kind: string, path = 'drop/cars', member = '') =>
  openTestReader(
    `{ kind: ${kind}, title: { en: Office }, guard: { retries: 0 },
       datasets: { cars: { ${texts[kind]?.settings ?? ''} path: "${path}" ${member && `, member: "${member}"`} } } }`,
    { data: folder.path },
  );

/** What comes of a reading: all rows and broken ones, or the error; within 20 s and 700 MB. */
async function outcome(kind: string, path?: string, member?: string) {
  const { reader, read } = open(kind, path, member);
  const [started, before] = [performance.now(), process.memoryUsage().rss];
  try {
    const { values, broken } = await readRows(reader, read('cars'));
    return { ids: values.map(({ id }) => id), broken, code: undefined, sentence: '' };
  } catch (thrown) {
    const { code, sentence } = thrown as { code?: string; sentence?: string };
    expect([code, sentence?.includes(folder.path)]).toEqual([expect.stringMatching(/^SOURCE_/), false]);
    return { ids: [], broken: [], code, sentence: sentence ?? '' };
  } finally {
    await reader.close();
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024);
  }
}

/** Root may read everything, so root does it as nobody. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  chmodSync(folder.path, 0o755);
  chmodSync(`${folder.path}/drop`, 0o755);
  process.seteuid?.('nobody');
  return work().finally(() => process.seteuid?.(0));
}

describe.each(formats)('%s', (kind) => {
  it('is read as it is, packed by gzip, and as a member of an archive', async () => {
    folder.write('drop/cars', get(kind));
    folder.write('drop/cars.gz', gzipSync(get(kind)));
    folder.write('drop/cars.zip', writeZip({ 'a/cars': get(kind), 'a/readme.txt': 'x' }));
    expect((await outcome(kind)).ids).toEqual(ids);
    expect((await outcome(kind, 'drop/cars.gz')).ids).toEqual(ids);
    expect((await outcome(kind, 'drop/cars.zip', 'a/c*')).ids).toEqual(ids);
  });

  it('that is not there, or is a folder, is the department’s to deliver', async () => {
    expect(await outcome(kind)).toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      sentence: expect.stringContaining('no file cars lies in the data folder'),
    });
    mkdirSync(`${folder.path}/drop/cars`, { recursive: true });
    expect(await outcome(kind)).toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      sentence: expect.stringContaining('cars is a folder'),
    });
  });

  it('cut anywhere gives rows that are whole, and at most one broken one, or is refused', async () => {
    for (const share of [0.999, 0.7, 0.31, 0.02]) {
      folder.write('drop/cars', get(kind).subarray(0, get(kind).length * share));
      const { ids: found, broken, code, sentence } = await outcome(kind);
      if (code !== undefined)
        expect([code, sentence]).toEqual(['SOURCE_RUBBISH', expect.stringContaining('cars')]);
      expect(found).toEqual(ids.slice(0, found.length));
      expect(broken.length).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length * 0.6), 'in the middle of its packed data'],
    [
      'altered',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 30), Buffer.alloc(40, 7), bytes.subarray(70)]),
      'packed wrongly',
    ],
  ])('in a gzip that is %s is refused', async (_, damage, sentence) => {
    folder.write('drop/cars.gz', damage(gzipSync(get(kind))));
    expect(await outcome(kind, 'drop/cars.gz')).toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining(sentence),
    });
  });

  it.each([
    ['without its directory', () => writeZip({ cars: get(kind) }).subarray(0, -60), 'no whole zip archive'],
    [
      'with names that lead out of it',
      () => writeZip({ '../../cars': get(kind) }),
      'leads out of the archive',
    ],
    ['with absolute names', () => writeZip({ '/etc/cars': get(kind) }), 'leads out of the archive'],
    ['without such a member', () => writeZip({ other: get(kind) }), 'holds other'],
    [
      'that lies about sizes',
      () => writeZip([{ name: 'cars', content: get(kind), claimedSize: 100 }]),
      'no whole zip archive',
    ],
    ['that is empty', () => writeZip({}), 'is empty'],
  ])('in an archive %s is refused', async (_, toZip, sentence) => {
    folder.write('drop/cars.zip', toZip());
    expect(await outcome(kind, 'drop/cars.zip', '**/cars')).toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining(sentence),
    });
  });

  it('in an archive inside an archive is refused', async () => {
    folder.write('drop/cars.zip', writeZip({ 'cars.zip': writeZip({ cars: get(kind) }) }));
    expect(await outcome(kind, 'drop/cars.zip', '*.zip')).toMatchObject({ code: 'SOURCE_RUBBISH' });
  });

  it('that is empty is refused: that there are no rows any more looks different', async () => {
    folder.write('drop/cars', '');
    expect(await outcome(kind)).toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining('cars'),
    });
  });

  it('that grows while it is read is read again at the next turn', async () => {
    folder.write('drop/cars', get(kind));
    const { reader, read } = open(kind);
    const reading = reader.readAll(read('cars'))[Symbol.asyncIterator]();
    await reading.next();
    appendFileSync(`${folder.path}/drop/cars`, 'more');
    const rest = (async () => {
      while (!(await reading.next()).done);
    })();
    await expect(rest).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      sentence: expect.stringContaining('still being written'),
    });
  });

  it('that the hub may not read is refused', async () => {
    chmodSync(folder.write('drop/cars', get(kind)), 0);
    expect(await asNobody(() => outcome(kind))).toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence: expect.stringContaining('may not read cars'),
    });
  });
});

describe.each(Object.keys(texts))('%s', (kind) => {
  const toFile = texts[kind]?.toFile ?? (() => '');
  const oneOdd = (odd: string) => toFile((id) => (id === ids[7] ? odd : `n${id}`));
  const others = ids.filter((id) => id !== ids[7]);

  it('in another encoding than the document says is never kept as other characters', async () => {
    folder.write('drop/cars', iconv.encode(oneOdd('珍珠公司'), 'gb18030'));
    const { ids: found, broken } = await outcome(kind);
    expect(found).toEqual(others);
    expect(broken).toEqual([
      expect.objectContaining({ position: expect.stringMatching(/^cars(:|, row )\d+$/) }),
    ]);
    folder.write(
      'drop/cars',
      toFile(() => '珍珠公司'),
    );
    const { reader, read } = openTestReader(
      `{ kind: ${kind}, title: { en: Office }, datasets: { cars: { ${texts[kind]?.settings} path: drop/cars, encoding: gb18030 } } }`,
      { data: folder.path },
    );
    await expect(readRows(reader, read('cars'))).rejects.toMatchObject({
      sentence: expect.stringContaining('cars is UTF-8, not gb18030'),
    });
  });

  it('with a NUL byte breaks its row only, or is refused', async () => {
    folder.write('drop/cars', oneOdd('a\0b'));
    const { ids: found, broken, code } = await outcome(kind);
    if (code === undefined) expect([found, broken.length]).toEqual([others, 1]);
    else expect([kind, code]).toEqual(['xml', 'SOURCE_RUBBISH']);
  });

  it('with mixed line ends is read', async () => {
    let turn = 0;
    folder.write(
      'drop/cars',
      toFile((id) => `n${id}`).replaceAll('\n', () => (turn++ % 2 === 0 ? '\r\n' : '\n')),
    );
    expect((await outcome(kind)).ids).toEqual(ids);
  });

  it('with a cell of 9 MB breaks its row, or is refused', async () => {
    folder.write('drop/cars', oneOdd('x'.repeat(9 * 1024 * 1024)));
    const { ids: found, broken, code } = await outcome(kind);
    if (code === undefined) expect([found, broken.length]).toEqual([others, 1]);
    else expect([kind, code]).toEqual([expect.stringMatching(/^(json|xml)$/), 'SOURCE_RUBBISH']);
  });

  it('with a byte order mark that contradicts the document follows the mark, and says so', async () => {
    folder.write('drop/cars', iconv.encode(`\uFEFF${toFile(() => '珍珠')}`, 'utf-16le'));
    const { reader, read } = openTestReader(
      `{ kind: ${kind}, title: { en: Office }, datasets: { cars: { ${texts[kind]?.settings} path: drop/cars, encoding: gb18030 } } }`,
      { data: folder.path },
    );
    const batches: RowBatch[] = [];
    for await (const batch of reader.readAll(read('cars'))) batches.push(batch);
    expect(batches.flatMap(({ rows }) => rows.map(({ value }) => value.id))).toEqual(ids);
    expect(batches.flatMap(({ notes = [] }) => notes)).toEqual([
      expect.stringContaining('utf-16le, not gb18030'),
    ]);
  });
});

describe('a bomb', () => {
  const blanks = gzipSync(Buffer.alloc(300 * 1024 * 1024, ' '));

  it.each(formats)('in a gzip of %s is refused', async (kind) => {
    folder.write('drop/cars.gz', blanks);
    const { code, sentence, broken } = await outcome(kind, 'drop/cars.gz');
    expect([code, broken]).toEqual(['SOURCE_RUBBISH', []]);
    expect(sentence).toContain(kind === 'xml' ? 'no XML' : 'zip bomb');
  });

  it('in a workbook is refused', async () => {
    const huge = Buffer.alloc(300 * 1024 * 1024, ' ');
    folder.write('drop/cars', writeZip({ 'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': huge }));
    expect(await outcome('excel')).toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringMatching(/zip bomb|larger than/),
    });
  });

  const laughs = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
  it.each<[string, string, string, string | Buffer]>([
    ['entities in XML', 'document type', 'xml', `${laughs}<r><c><id>&b;</id></c></r>`],
    [
      'a foreign file in XML',
      'document type',
      'xml',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><c><id>&x;</id></c></r>',
    ],
    [
      'entities in a workbook',
      'document type',
      'excel',
      writeZip({ 'xl/workbook.xml': `<?xml version="1.0"?>${laughs}<workbook/>` }),
    ],
    ['endless nesting in JSON', 'nested deeper', 'json', `{"r":[${'['.repeat(1_000_000)}`],
    ['endless nesting in XML', 'too deep', 'xml', `<r><c>${'<a>'.repeat(1_000_000)}`],
    ['a document type without end', 'no XML', 'xml', `<!DOCTYPE r [${'<!-- x -->'.repeat(1_000_000)}`],
    ['a comment without end', 'too long', 'xml', `<r><!-- ${'x'.repeat(40_000_000)}`],
    ['a string without end in JSON', 'a row of more than', 'json', `{"r${'x'.repeat(20_000_000)}`],
  ])('of %s is refused: %s', async (...[, why, kind, content]) => {
    folder.write('drop/cars', content);
    expect(await outcome(kind)).toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining(why),
      ids: [],
    });
  });

  it('of nesting in a line of JSON breaks its row only', async () => {
    folder.write('drop/cars', `{"id":"1"}\n${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\n`);
    expect(await outcome('json-lines')).toMatchObject({
      ids: ['1'],
      broken: [{ position: 'cars:2', sentence: 'The value is nested deeper than 100 levels.' }],
    });
  });
});
