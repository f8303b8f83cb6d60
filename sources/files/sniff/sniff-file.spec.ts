import { truncateSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { makeFolder } from '../../testing/index.ts';
import { writeZip } from '../testing/index.ts';
import { sniffFile } from './index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const table = '车牌号码;业户名称\n皖C12345;"珍珠;运输"\n皖C54321;𠮷祥出租\n';
const delimited = { format: 'delimited', delimiter: ';', header: ['车牌号码', '业户名称'], columns: 2 };

describe('the beginning of a file', () => {
  it.each([
    ['utf-8', Buffer.from(table), delimited],
    ['utf-8', Buffer.from(`\uFEFF${table}`), { ...delimited, hasByteOrderMark: true }],
    ['gb18030', iconv.encode(table, 'gb18030'), delimited],
    ['utf-16le', Buffer.from(table, 'utf16le'), delimited],
    ['utf-16be', Buffer.from(`\uFEFF${table}`, 'utf16le').swap16(), { ...delimited, hasByteOrderMark: true }],
  ])('tells %s (%#)', async (encoding, content, expected) => {
    expect(await sniffFile(folder.write('a', content))).toMatchObject({ ...expected, encoding });
  });

  it.each([
    ['rows without a header', '1,a\n2,b\n', { format: 'delimited', delimiter: ',', columns: 2 }],
    ['tabs', 'id\tname\n1\ta\n', { format: 'delimited', delimiter: '\t', header: ['id', 'name'] }],
    ['JSON Lines', '{"a":1}\n{"a":2}\n{"a', { format: 'json-lines' }],
    ['a JSON array', '[{"a":1},{"a":', { format: 'json' }],
    [
      'rows in a JSON object',
      '{"n": 1, "x": {"y": [1]}, "data": {"rows": [{"a"',
      { format: 'json', rows: 'data.rows' },
    ],
    ['XML', '<?xml version="1.0"?><r:A xmlns:r="x"><r:B><c/></r:B><r:B>', { format: 'xml', rows: 'A/B' }],
    [
      'lines of one length',
      `${'珍珠0001 1990-01-01\n'.repeat(4)}`,
      { format: 'fixed-width', width: { length: 21, unit: 'bytes' } },
    ],
    ['Parquet', 'PAR1', { format: 'parquet', confidence: 1 }],
    ['nothing', '', { format: 'unknown', confidence: 0 }],
  ])('tells %s', async (_, content, expected) => {
    const found = await sniffFile(folder.write('a', content));
    expect(found).toMatchObject(expected);
    if (!('header' in expected)) expect(found.header).toBeUndefined();
  });

  it('looks into archives', async () => {
    expect(await sniffFile(folder.write('a', gzipSync(table)))).toMatchObject({
      ...delimited,
      packed: 'gzip',
    });
    const zip = writeZip({ 'b/cars.csv': table, 'c.txt': 'x' });
    expect(await sniffFile(folder.write('a', zip))).toMatchObject({
      format: 'zip',
      members: [
        { name: 'b/cars.csv', size: Buffer.byteLength(table) },
        { name: 'c.txt', size: 1 },
      ],
      member: delimited,
    });
  });

  it('reads the beginning only', async () => {
    const path = folder.write('a', `${table}`.repeat(5000));
    // Nobody reads eight gigabytes of holes within a test, or keeps them.
    truncateSync(path, 8 * 2 ** 30);
    expect(await sniffFile(path)).toMatchObject({ format: 'delimited' });
  });
});
