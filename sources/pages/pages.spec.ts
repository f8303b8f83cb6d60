import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId } from '#schemas';
import type { DatasetRead, Row } from '../port/index.ts';
import { Pages, toSince, toWatermarkNote, type Answer, type PagesOptions, type Place } from './index.ts';

const { signal } = new AbortController();
const row = (value: Record<string, unknown>): Row => ({ value, position: '' });
type Ask = (place: Place<number>) => Answer<number>;
const open = (ask: Ask, options?: PagesOptions) =>
  new Pages<number>(1, (place) => Promise.resolve(ask(place)), options);

async function readAll(pages: Pages<number>): Promise<number> {
  let count = 0;
  for (let isLast = false; !isLast; count++) isLast = (await pages.next(signal)).isLast;
  return count;
}

describe('a sequence of pages that would never end', () => {
  it.each<[string, Ask, PagesOptions, string]>([
    [
      'serves two pages in turn',
      ({ cursor }) => ({ rows: [row({ no: cursor % 2 })], next: cursor + 1 }),
      {},
      'page 3 repeats an earlier one',
    ],
    [
      'names a cursor again',
      ({ page }) => ({ rows: [row({ page })], next: page % 5 }),
      {},
      'after page 6 it names a next page',
    ],
    [
      'goes on past its total',
      ({ page, cursor }) => ({
        rows: Array.from({ length: 500 }, (_, no) => row({ page, no })),
        total: 700,
        next: cursor + 1,
      }),
      {},
      'says that it has 700 rows, and goes on past 2500',
    ],
    ['is empty for ever', ({ cursor }) => ({ rows: [], next: cursor + 1 }), {}, 'empty pages without end'],
    [
      'makes rows up',
      ({ cursor }) => ({ rows: [row({ cursor })], next: cursor + 1 }),
      { mostPages: 50 },
      'not ended after 50 pages',
    ],
  ])('is stopped, and the sentence says what is wrong, where it %s', async (...[, ask, options, reason]) => {
    await expect(readAll(open(ask, options))).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining(reason),
    });
  });

  it('is not suspected where a page is empty, or the source grows while it is read', async () => {
    const grows = open(({ cursor, page }) => ({
      rows: cursor === 2 ? [] : [row({ cursor })],
      total: 2,
      next: page < 9 ? cursor + 1 : undefined,
    }));
    expect(await readAll(grows)).toBe(9);
  });
});

describe('a reading that was cut', () => {
  it('goes on at its bookmark, wherever it was cut, and reads each page once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.nat(30), async (length, cutAfter) => {
        const asked: number[] = [];
        const ask: Ask = ({ cursor }) => {
          asked.push(cursor);
          return { rows: [row({ cursor })], next: cursor < length ? cursor + 1 : undefined };
        };
        const first = open(ask);
        let from: string | undefined;
        for (let page = 0; page < Math.min(cutAfter, length - 1); page++)
          ({ bookmark: from } = await first.next(signal));
        await readAll(open(ask, { from }));
        expect(asked).toEqual(Array.from({ length }, (_, index) => index + 1));
      }),
    );
  });

  it.each(['', 'null', '{}', '{"cursor":{},"page":1,"read":0}', '[1]'])(
    'starts over, and says so, with the bookmark %j',
    async (from) => {
      const pages = open(() => ({ rows: [], next: undefined }), { from });
      expect(await pages.next(signal)).toEqual({ rows: [], broken: [], isLast: true, startedOver: true });
    },
  );
});

describe('a watermark', () => {
  const read = (overlap?: { milliseconds: number } | { steps: number }): DatasetRead => ({
    ...{
      dataset: toDatasetId('office.people'),
      keyFields: [],
      settings: {},
      readsByKey: false,
      fields: { changed: 'meta.changed' },
    },
    reading: { mode: 'watermark', field: 'changed', fullEverySeconds: 60, ...(overlap && { overlap }) },
  });

  it('is the highest value seen, also before the reading, numbers by size', () => {
    const note = toWatermarkNote(read(), { since: '9' });
    const marks = (...values: unknown[]) => values.map((changed) => row({ meta: { changed } }));
    expect(note?.(marks(3, null, {}, '10'))).toBe('10');
    expect(note?.(marks(2))).toBe('10');
    expect(
      toWatermarkNote(read())?.(
        marks('2026-11-02T00:00:00Z', '2026-11-10T00:00:00Z', '2026-11-09T00:00:00Z'),
      ),
    ).toBe('2026-11-10T00:00:00Z');
    expect(toWatermarkNote({ ...read(), reading: { mode: 'full' } })).toBeUndefined();
  });

  it.each([
    ['2026-11-20T10:00:00+08:00', '2026-11-20T09:55:00+08:00'],
    ['2026-11-20 00:01:30.250', '2026-11-19 23:56:30.250'],
    ['2026-11-20T10:00Z', '2026-11-20T09:55Z'],
    ['2026-11-20', '2026-11-19'],
    ['5000', '4000'],
    ['version-7', 'version-7'],
    ['2026-13-45', '2026-13-45'],
  ])('is asked for a little below %s, in the form in which the source writes it', (since, asked) => {
    expect(toSince(read(), { since })).toBe(asked);
  });

  it('is asked for as far below as the document says', () => {
    expect(toSince(read({ milliseconds: 3_600_000 }), { since: '2026-11-20T10:00:00Z' })).toBe(
      '2026-11-20T09:00:00Z',
    );
    expect(toSince(read({ steps: 5 }), { since: '50' })).toBe('45');
    expect(toSince(read(), {})).toBeUndefined();
  });
});
