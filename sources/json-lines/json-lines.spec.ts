import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeFolder, openTestReader, readRows } from '../testing/index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const { reader, read } = openTestReader(
  '{ kind: json-lines, title: { en: Office }, guard: { retries: 0 }, datasets: { accounts: { path: "*.jsonl" } } }',
  { data: folder.path },
);

describe('a JSON Lines file', () => {
  it('is read line by line; what is no object is kept whole', async () => {
    const lines = [
      '\uFEFF{"no": 1}',
      '',
      '[1]',
      '{"no": 2}\r',
      '{broken',
      '{"no": 3, "name": "珍珠"}',
      '{"no": 4, "na',
    ];
    folder.write('a.jsonl', lines.join('\n'));
    const { rows, broken } = await readRows(reader, read('accounts'));
    expect(rows).toEqual([
      { value: { no: 1 }, position: 'a.jsonl:1' },
      { value: { no: 2 }, position: 'a.jsonl:4' },
      { value: { no: 3, name: '珍珠' }, position: 'a.jsonl:6' },
    ]);
    expect(broken).toEqual([
      { raw: '[1]', position: 'a.jsonl:3', sentence: 'The line is JSON but no object.' },
      { raw: '{broken', position: 'a.jsonl:5', sentence: 'The line is no JSON.' },
      {
        raw: '{"no": 4, "na',
        position: 'a.jsonl:7',
        sentence: 'The file ends in the middle of this line: deliver it again whole.',
      },
    ]);
  });

  it('cut anywhere delivers whole rows only, and loses none', async () => {
    const rows = fc.array(fc.record({ no: fc.nat(), name: fc.string({ unit: 'binary' }) }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.double({ min: 0, max: 1, noNaN: true }), async (given, share) => {
        const bytes = Buffer.from(given.map((row) => `${JSON.stringify(row)}\n`).join(''));
        const cut = bytes.subarray(0, Math.max(1, Math.floor(bytes.length * share)));
        folder.write('a.jsonl', cut);
        const { values, broken } = await readRows(reader, read('accounts'));
        expect(values).toEqual(JSON.parse(JSON.stringify(given.slice(0, values.length))));
        expect(values.length + broken.length).toBeGreaterThanOrEqual(
          cut.filter((byte) => byte === 10).length,
        );
        expect(broken.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('names bytes that are no UTF-8', async () => {
    folder.write(
      'a.jsonl',
      Buffer.concat([Buffer.from('{"a": "'), Buffer.from([0xb0, 0xf6]), Buffer.from('"}\n{"a": 1}\n')]),
    );
    const { values, broken } = await readRows(reader, read('accounts'));
    expect(values).toEqual([{ a: 1 }]);
    expect(broken[0]?.sentence).toBe('The line is not UTF-8.');
  });
});
