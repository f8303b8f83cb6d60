import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readDelimitedFile } from '../delimited/index.ts';
import { sourceError } from '../errors/index.ts';
import { readFixedWidth } from '../fixed-width/index.ts';
import { readJsonLines } from '../json-lines/index.ts';
import { readJson } from '../json/index.ts';
import type { BrokenRow, Row } from '../port/index.ts';
import { readXml } from '../xml/index.ts';
import { FilePages, type FileSet } from './file-pages.ts';
import type { ReadFile } from './open-file.ts';
import type { ReadableFile } from './readable-file.ts';

const never = new AbortController().signal;

interface Format {
  read: ReadFile;
  toText: (rows: readonly string[]) => string;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const formats: Record<string, (encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be') => Format> = {
  delimited: (encoding) => ({
    read: (file) => readDelimitedFile(file, { settings: { encoding }, wanted: [] }),
    // Quoted line breaks, broken rows and a line that is far too long among them.
    toText: (rows) =>
      `id,note\r\n${rows.map((row, index) => (index % 97 === 5 ? `${row.length}\n` : `${index},${quoted(row)}\n`)).join('')}`,
  }),
  'json-lines': (encoding) => ({
    read: (file) => readJsonLines(file, { encoding }),
    toText: (rows) =>
      rows.map((row, index) => (index % 97 === 5 ? '{\n' : `${JSON.stringify({ index, row })}\n`)).join(''),
  }),
  'fixed-width': (encoding) => ({
    read: (file) =>
      readFixedWidth(file, {
        columns: [
          { name: 'id', width: 8 },
          { name: 'note', width: 300 },
        ],
        encoding,
      }),
    toText: (rows) =>
      rows
        .map(
          (row, index) =>
            `${String(index).padEnd(8)}${row.replaceAll(/\s/g, '_').slice(0, 290).padEnd(300)}\n`,
        )
        .join(''),
  }),
  json: (encoding) => ({
    read: (file) => readJson(file, { encoding }),
    toText: (rows) => JSON.stringify(rows.map((row, index) => (index % 97 === 5 ? index : { index, row }))),
  }),
  xml: (encoding) => ({
    read: (file) => readXml(file, { rows: 'r/c', encoding }),
    toText: (rows) =>
      `<r>${rows.map((row, index) => `<c n="${index}">${row.replaceAll(/[<&\r"]/g, '.')}</c>\n`).join('')}</r>`,
  }),
};

/** A file in pieces of these sizes that cuts the connection at these places, each once. */
function toFile(
  name: string,
  bytes: Buffer,
  of: { sizes: readonly number[]; cuts: number[]; stamp?: string },
): ReadableFile {
  const read = async function* (start: number): AsyncGenerator<Buffer> {
    let turn = 0;
    for (let at = start; at < bytes.length;) {
      const end = Math.min(bytes.length, at + (of.sizes[turn++ % of.sizes.length] ?? 1000));
      const cut = of.cuts.findIndex((place) => place >= at && place < end);
      if (cut !== -1) {
        of.cuts.splice(cut, 1);
        throw sourceError('SOURCE_UNREACHABLE', 'cut');
      }
      yield bytes.subarray(at, end);
      at = end;
    }
  };
  return {
    ...{ name, stamp: of.stamp ?? '1', read },
    toLocalPath: () => Promise.reject(new Error('no path')),
    assertUnchanged: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

const toSet = (files: ReadableFile[]): FileSet => ({
  list: () => Promise.resolve(files),
  close: () => Promise.resolve(),
});

interface Taken {
  rows: Row[];
  broken: BrokenRow[];
  bookmark?: string;
  startedOver?: boolean;
}

/** Takes pages, trying again after each cut as the guard does, until the end or so many pages. */
async function take(pages: FilePages, most = Infinity): Promise<Taken> {
  const taken: Taken = { rows: [], broken: [] };
  for (let count = 0; count < most;) {
    const page = await pages.next(never).catch(() => undefined);
    if (page === undefined) continue;
    count += 1;
    taken.rows.push(...page.rows);
    taken.broken.push(...page.broken);
    if (page.bookmark !== undefined) taken.bookmark = page.bookmark;
    if (page.startedOver) taken.startedOver = true;
    if (page.isLast) break;
  }
  await pages.close();
  return taken;
}

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
const row = fc.string({
  unit: fc.constantFrom('a', '珍', '𠮷', '"', ',', '\n', ' '),
  minLength: 100,
  maxLength: 400,
});

describe('a reading of files that is cut', () => {
  it.each(Object.entries(formats))('loses no row of %s, and none comes twice', async (_, toFormat) => {
    const given = fc.record({
      encoding: fc.constantFrom(...encodings),
      seeds: fc.array(row, { minLength: 20, maxLength: 40 }),
      sizes: fc.array(fc.integer({ min: 7, max: 90_000 }), { minLength: 1, maxLength: 5 }),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
      stop: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(given, async ({ encoding, seeds, sizes, cuts, stop }) => {
        const { read, toText } = toFormat(encoding);
        const many = Array.from({ length: 3500 }, (__, index) => seeds[(index * 7) % seeds.length] ?? '');
        const files = ['a', 'b'].map((name) => ({
          name,
          bytes: iconv.encode(toText(name === 'a' ? many : seeds), encoding),
        }));
        const open = (places: readonly number[], from?: string): FilePages =>
          new FilePages(
            toSet(
              files.map(({ name, bytes }) =>
                toFile(name, bytes, { sizes, cuts: places.map((share) => Math.floor(share * bytes.length)) }),
              ),
            ),
            read,
            from === undefined ? {} : { from },
          );
        const whole = await take(open([]));
        expect(whole.rows.length).toBeGreaterThan(3000);
        const first = await take(open(cuts), stop);
        const rest = await take(open(cuts, first.bookmark));
        expect(rest.startedOver).toBeUndefined();
        expect([...first.rows, ...rest.rows]).toEqual(whole.rows);
        expect([...first.broken, ...rest.broken]).toEqual(whole.broken);
      }),
      { numRuns: 4 },
    );
  });

  it('starts over, and says so, when a file up to the place has changed', async () => {
    const { read, toText } = formats['json-lines']?.('utf-8') as Format;
    const bytes = Buffer.from(toText(Array.from({ length: 20_000 }, (_, index) => `row ${index}`)));
    const open = (stamp: string, from?: string) =>
      new FilePages(
        toSet([
          toFile('a', bytes, { sizes: [50_000], cuts: [], stamp }),
          toFile('b', bytes, { sizes: [50_000], cuts: [], stamp: 'x' }),
        ]),
        read,
        from === undefined ? {} : { from },
      );
    const whole = await take(open('1'));
    const first = await take(open('1'), 3);
    const again = await take(open('2', first.bookmark));
    expect(again.startedOver).toBe(true);
    expect(again.rows).toEqual(whole.rows);
    const rubbish = await take(open('1', 'rubbish'));
    expect([rubbish.startedOver, rubbish.rows.length]).toEqual([true, whole.rows.length]);
  });

  it('by watermark reads only the files that are new or have changed', async () => {
    const { read } = formats['json-lines']?.('utf-8') as Format;
    const toLine = (name: string, stamp: string) =>
      toFile(name, Buffer.from(`{"of":"${name}${stamp}"}\n`), { sizes: [100], cuts: [], stamp });
    const readSince = async (files: ReadableFile[], since?: string) => {
      const pages = new FilePages(toSet(files), read, { ...(since && { since }), saysWatermark: true });
      const all = [await pages.next(never)];
      while (!all.at(-1)?.isLast) all.push(await pages.next(never));
      expect(all.slice(0, -1).map(({ watermark }) => watermark)).toEqual(
        all.slice(0, -1).map(() => undefined),
      );
      return {
        seen: all.flatMap(({ rows }) => rows.map(({ value }) => value.of)),
        since: all.at(-1)?.watermark,
      };
    };
    const first = await readSince([toLine('a', '1'), toLine('b', '1')]);
    expect(first.seen).toEqual(['a1', 'b1']);
    const second = await readSince([toLine('a', '1'), toLine('b', '2'), toLine('c', '0')], first.since);
    expect(second.seen).toEqual(['b2', 'c0']);
    const third = await readSince([toLine('b', '2'), toLine('c', '0')], second.since);
    expect([third.seen, third.since]).toEqual([[], expect.any(String)]);
    expect((await readSince([toLine('a', '1'), toLine('b', '2')], third.since)).seen).toEqual(['a1']);
  });

  it('keeps of a line that is too long its beginning, and goes on behind it', async () => {
    const { read } = formats['json-lines']?.('utf-8') as Format;
    const long = `{"a":"${'x'.repeat(9_000_000)}"}`;
    const bytes = Buffer.from(`{"n":1}\n${long}\n{"n":2}\n${long}`);
    const open = (cuts: number[]) =>
      new FilePages(toSet([toFile('a', bytes, { sizes: [300_000], cuts })]), read);
    const { rows, broken } = await take(open([]));
    expect(rows).toEqual([
      { value: { n: 1 }, position: 'a:1' },
      { value: { n: 2 }, position: 'a:3' },
    ]);
    expect(broken.map(({ position, raw }) => [position, raw.length])).toEqual([
      ['a:2', 65_536],
      ['a:4', 65_536],
    ]);
    expect(await take(open([5_000_000, 12_000_000]))).toMatchObject({ rows, broken });

    // Whether a line is too long is no matter of the pieces that it comes in.
    const justTooLong = Buffer.from(`{"a":"${'x'.repeat(8 * 1024 * 1024)}"}\n{"n":2}\n`);
    for (const size of [70_000, 300_000, 8_400_000]) {
      const set = toSet([toFile('a', justTooLong, { sizes: [size], cuts: [] })]);
      const found = await take(new FilePages(set, read));
      expect([found.rows.length, found.broken.length]).toEqual([1, 1]);
    }
  });
});
