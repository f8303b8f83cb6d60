import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { makeFolder, openTestReader, readRows } from '../testing/index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const open = (settings = '') =>
  openTestReader(
    `{ kind: xml, title: { en: Office }, guard: { retries: 0 }, datasets: { cars: { path: cars.xml, rows: Register/Car ${settings} } } }`,
    { data: folder.path },
  );
const readAll = (settings?: string) => {
  const { reader, read } = open(settings);
  return readRows(reader, read('cars'));
};

const cars = `<?xml version="1.0" encoding="GB2312"?>
<Register>
  <Made>2026</Made>
  <Car no="1"><Plate>皖C12345</Plate><Owner kind="firm">珍珠 &amp; <![CDATA[<蚌埠>]]></Owner><Note/></Car>
  <Car no="2"><Plate>皖C54321</Plate><Seat>1</Seat><Seat>2</Seat><Seat>3</Seat></Car>
</Register>`;

const rows = [
  {
    value: {
      '@no': '1',
      Plate: '皖C12345',
      Owner: { '@kind': 'firm', '#text': '珍珠 & <蚌埠>' },
      Note: null,
    },
    position: 'cars.xml:4',
  },
  { value: { '@no': '2', Plate: '皖C54321', Seat: ['1', '2', '3'] }, position: 'cars.xml:5' },
];

describe('an XML document', () => {
  it.each([
    ['its declaration', iconv.encode(cars, 'gb18030'), ''],
    ['the source document', Buffer.from(cars), ', encoding: utf-8'],
    ['its byte order mark', Buffer.from(`\uFEFF${cars}`, 'utf16le'), ', encoding: utf-16le'],
  ])('is read in the encoding of %s', async (_, content, settings) => {
    folder.write('cars.xml', content);
    expect(await readAll(settings)).toMatchObject({ rows, broken: [] });
  });

  it('knows namespaces by their own name, whatever prefix the file uses', async () => {
    folder.write(
      'cars.xml',
      '<a:Register xmlns:a="urn:a" xmlns="urn:b"><a:Car><a:no>1</a:no><no>x</no></a:Car><Car><no>2</no></Car></a:Register>',
    );
    expect((await readAll()).values).toEqual([{ no: ['1', 'x'] }, { no: '2' }]);
    const settings = ', rows: "r:Register/r:Car", namespaces: { r: "urn:a" }';
    const { reader, read } = openTestReader(
      `{ kind: xml, title: { en: Office }, datasets: { cars: { path: cars.xml ${settings} } } }`,
      { data: folder.path },
    );
    expect((await readRows(reader, read('cars'))).values).toEqual([{ 'r:no': '1', no: 'x' }]);
  });

  it.each([
    ['a document type', '<!DOCTYPE Register SYSTEM "file:///etc/passwd"><Register/>', 'document type'],
    [
      'entities of its own',
      '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><Register><Car>&b;</Car></Register>',
      'document type',
    ],
    ['an unknown entity', '<Register><Car>&b;</Car></Register>', 'no XML'],
    ['a cut document', '<Register><Car/><Car>', 'cut or no XML behind row 1'],
    ['no such element', '<Other><Car/></Other>', 'no element Register/Car'],
    ['nesting without end', `<Register><Car>${'<a>'.repeat(5000)}`, 'too deep behind row 0'],
    ['nothing', '', 'is empty'],
  ])('refuses %s', async (_, content, sentence) => {
    folder.write('cars.xml', content);
    await expect(readAll()).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining(sentence),
    });
  });

  it('reads no rows where there are none', async () => {
    folder.write('cars.xml', '<Register></Register>');
    expect((await readAll()).rows).toEqual([]);
  });
});
