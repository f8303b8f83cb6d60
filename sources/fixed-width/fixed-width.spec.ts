import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { makeFolder, openTestReader, readRows } from '../testing/index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const columns = '[{ name: plate, width: 8 }, { name: owner, width: 8 }, { name: year, width: 4 }]';
const open = (settings = '') =>
  openTestReader(
    `{ kind: fixed-width, title: { en: Office }, guard: { retries: 0 },
       datasets: { cars: { path: cars.txt, columns: ${columns} ${settings} } } }`,
    { data: folder.path },
  );

const values = [
  { plate: '皖C12345', owner: '珍珠', year: '2019' },
  { plate: '皖C54321', owner: '𠮷祥', year: null },
];

describe('a register with fixed widths', () => {
  it('counts bytes where the document says so: a Chinese character of GB18030 is two, or four', async () => {
    const lines = ['皖C12345珍珠    2019', '皖C54321𠮷祥      '];
    folder.write('cars.txt', iconv.encode(lines.join('\r\n'), 'gb18030'));
    const byBytes = open(', encoding: gb18030, unit: bytes');
    const { rows, broken } = await readRows(byBytes.reader, byBytes.read('cars'));
    expect(broken).toEqual([]);
    expect(rows).toEqual([
      { value: { plate: '皖C12345', owner: '珍珠', year: '2019' }, position: 'cars.txt:1' },
      { value: { plate: '皖C54321', owner: '𠮷祥', year: null }, position: 'cars.txt:2' },
    ]);
  });

  it.each([
    ['utf-8', (text: string) => Buffer.from(text)],
    ['utf-16le', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['gb18030', (text: string) => iconv.encode(text, 'gb18030')],
  ])('counts characters in %s', async (encoding, encode) => {
    folder.write('cars.txt', encode('# register\n皖C12345 珍珠      2019\n\n皖C54321 𠮷祥      \n'));
    const { reader, read } = open(`, encoding: ${encoding}, skipLines: 1`);
    const { rows, broken } = await readRows(reader, read('cars'));
    expect(broken).toEqual([]);
    expect(rows).toEqual([
      { value: values[0], position: 'cars.txt:2' },
      { value: values[1], position: 'cars.txt:4' },
    ]);
  });

  it('keeps a line that is too short, too long or cut whole, and says why', async () => {
    folder.write('cars.txt', '皖C12345 珍珠      2019 and more\n皖C\n皖C54321 珍珠      2019\n皖C54321 珍');
    const { reader, read } = open();
    const { rows, broken } = await readRows(reader, read('cars'));
    expect(rows).toHaveLength(1);
    expect(broken.map(({ position, sentence }) => `${position} ${sentence}`)).toEqual([
      'cars.txt:1 The line has 29 characters where its columns end at 20.',
      'cars.txt:2 The line has 2 characters where its columns need 20.',
      'cars.txt:4 The file ends in the middle of this line: deliver it again whole.',
    ]);
  });
});
