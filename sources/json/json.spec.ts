import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeFolder, openTestReader, readRows } from '../testing/index.ts';
import { ArrayScanner } from './array-scanner.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const open = (settings = '') =>
  openTestReader(
    `{ kind: json, title: { en: Office }, guard: { retries: 0 }, datasets: { cars: { path: cars.json ${settings} } } }`,
    { data: folder.path },
  );

describe('a JSON document', () => {
  it.each([
    ['the document itself', '[{"a": 1}, {"a": {"b": [1, "]"]}}]', ''],
    [
      'a nested array',
      '{"x": {"rows": [9]}, "data": {"n": "rows\\"", "rows": [{"a": 1}, {"a": {"b": [1, "]"]}}], "z": [{}]}}',
      ', rows: data.rows',
    ],
  ])('gives the rows of %s', async (_, content, settings) => {
    folder.write('cars.json', content);
    const { reader, read } = open(settings);
    const { rows, broken } = await readRows(reader, read('cars'));
    expect(broken).toEqual([]);
    expect(rows).toEqual([
      { value: { a: 1 }, position: 'cars.json, row 1' },
      { value: { a: { b: [1, ']'] } }, position: 'cars.json, row 2' },
    ]);
  });

  it('keeps an entry that is no object, or no JSON, whole', async () => {
    folder.write('cars.json', '[{"a":1}, 7, {"a":}, ["x"], {"n":"\\u0000"}, "s", null, {"n":"\\\\u0000"}]');
    const { reader, read } = open();
    const { values, broken } = await readRows(reader, read('cars'));
    expect(values).toEqual([{ a: 1 }, { n: '\\u0000' }]);
    expect(broken.map(({ raw, position, sentence }) => `${raw} ${position} ${sentence}`)).toEqual([
      '7 cars.json, row 2 The row is JSON but no object.',
      '{"a":} cars.json, row 3 The row is no JSON.',
      '["x"] cars.json, row 4 The row is JSON but no object.',
      '{"n":"\\u0000"} cars.json, row 5 The row holds a NUL character.',
      '"s" cars.json, row 6 The row is JSON but no object.',
      'null cars.json, row 7 The row is JSON but no object.',
    ]);
  });

  it.each([
    ['an object at the top', '{"a": []}', 'no JSON array'],
    ['a cut document', '[{"a": 1}, {"a"', 'ends in the middle, behind row 1'],
    ['brackets that do not fit', '[{"a": 1}, {"a": 2}}', 'no JSON behind row 1'],
  ])('refuses %s', async (_, content, sentence) => {
    folder.write('cars.json', content);
    const { reader, read } = open();
    await expect(readRows(reader, read('cars'))).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
      sentence: expect.stringContaining(sentence),
    });
  });

  it('finds the entries of any array, however the text comes in pieces', () => {
    const rows = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 });
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
    const beside = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
    fc.assert(
      fc.property(rows, beside, cuts, (given, others, shares) => {
        const { r: _r, ...before } = others;
        const text = JSON.stringify(
          { ...before, r: { ...before, s: given }, t: others },
          null,
          given.length % 3,
        );
        const places = [0, ...shares.map((share) => Math.floor(share * text.length)).sort((a, b) => a - b)];
        const scanner = new ArrayScanner(['r', 's']);
        const found = places.flatMap(
          (from, index) => scanner.push(text.slice(from, places[index + 1])).entries,
        );
        expect(found.map((entry) => JSON.parse(entry))).toEqual(given);
        expect(scanner.isWhole).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
