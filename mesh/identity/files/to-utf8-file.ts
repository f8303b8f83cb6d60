import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { sniffEncoding } from '#sources';

/** DuckDB reads UTF-8 only: a file in another encoding is copied into `folder`. */
export async function toUtf8File(path: string, folder: string, place: number): Promise<string> {
  const { encoding } = await sniffEncoding(path);
  if (encoding === 'utf-8') return path;
  const actual = encoding === 'gb18030' && (await isWestern(path)) ? 'windows-1252' : encoding;
  const copy = join(folder, `input-${place}.csv`);
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 20 }),
    iconv.decodeStream(actual),
    iconv.encodeStream('utf-8'),
    createWriteStream(copy),
  );
  return copy;
}

/** A Chinese character takes two or four bytes of which most are high; a Western accent stands alone among ASCII. */
async function isWestern(path: string): Promise<boolean> {
  let [alone, high, beforeLast, last] = [0, 0, 0, 0];
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>)
    for (const byte of chunk) {
      if (last >= 0x80) {
        high += 1;
        if (beforeLast < 0x80 && byte < 0x80) alone += 1;
      }
      [beforeLast, last] = [last, byte];
    }
  return alone > high / 2;
}
