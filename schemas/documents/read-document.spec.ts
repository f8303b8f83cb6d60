import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseText, readDocument } from './read-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Buffer, name = 'x.yaml') {
  const file = join(folder, name);
  writeFileSync(file, content);
  return readDocument(file, name);
}

/** Nine lists of nine of the one before: a billion values in some five hundred characters. */
const laughs = Array.from({ length: 10 }, (_, i) => {
  const items = Array<string>(9).fill(i === 0 ? 'ha' : `*a${i - 1}`);
  return `a${i}: &a${i} [${items.join()}]`;
}).join('\n');

describe('a document that cannot be understood', () => {
  it.each<[what: string, content: string | Buffer, found: [line: number, sentence: RegExp]]>([
    ['is empty', ' \n\n', [1, /empty/]],
    ['holds comments only', '# later\n', [1, /nothing but comments/]],
    ['is UTF-16', Buffer.from('﻿a: 1', 'utf16le'), [1, /UTF-16/]],
    [
      'is GB18030',
      Buffer.concat([Buffer.from('a: 1\nb: '), Buffer.from([0xd6, 0xd0]), Buffer.from('\n')]),
      [2, /not UTF-8/],
    ],
    ['is indented by a tab', 'a:\n  b: 1\nc:\n\td: 2\n', [4, /tab/]],
    ['doubles a key', 'a: 1\nb: 2\na: 3\n', [3, /twice/]],
    ['leaves a quote open', 'a: "x\nb: 2\n', [3, /quote/]],
    ['leaves a bracket open', 'a: [1, 2\nb: 3\n', [2, /bracket|belong|indent/i]],
    ['is indented wrongly', 'a:\n  b: 1\n c: 2\n', [3, /indent|mixed|key/i]],
    ['refers to no anchor', 'a: 1\nb: *c\n', [2, /anchor/]],
    ['holds itself', 'a: &a\n  b:\n    c: *a\n', [3, /hold itself without end/]],
    ['is nested without end', `a: 1\nb: ${'['.repeat(5000)}${']'.repeat(5000)}`, [2, /nested too deeply/]],
    ['is a billion laughs', laughs, [6, /grow beyond measure/]],
    ['has aliases without number', `a: &a 1\nb: [${Array(50_000).fill('*a').join()}]`, [2, /beyond measure/]],
    ['is larger than people write', `a: ${'x'.repeat(3_000_000)}`, [1, /larger than 2 MB/]],
    ['holds two documents', 'a: 1\n---\nb: 2\n', [2, /more than one/]],
  ])('%s: said with its line', (_, content, [line, sentence]) => {
    const { faults } = read(content);
    expect(faults.map((fault) => fault.line)).toContain(line);
    expect(faults.find((fault) => fault.line === line)?.sentence).toMatch(sentence);
    expect(faults.every(({ file }) => file === 'x.yaml')).toBe(true);
  });

  it('is not there, or a folder', () => {
    expect(readDocument(join(folder, 'none.yaml'), 'none.yaml').faults).toEqual([
      { file: 'none.yaml', line: 1, sentence: 'There is no such file.' },
    ]);
    expect(readDocument(folder, 'folder').faults[0]?.sentence).toMatch(/folder/);
  });

  it('names all its syntax mistakes at once and gives no half data', () => {
    const document = read('a:\n\tb: 1\nc: 1\nc: 2\nd: *e\n');
    expect(document.faults.map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(document.data).toBeUndefined();
  });

  it('takes no longer for a bomb than for a book', () => {
    const many = Array.from({ length: 50_000 }, (_, i) => `k${i}: &k${i} v`).join('\n');
    // That it ends is the proof: each would take minutes, or all memory.
    const faulty = [laughs, many, `a: &a [*a, *a]\n${many}`].map(
      (text) => parseText(text, 'x.yaml').faults.length > 0,
    );
    expect(faulty).toEqual([true, false, true]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'ab:-[]{}"\'&*!|>%@\n\t #,?1') })),
        (text) => {
          for (const name of ['x.yaml', 'x.json']) {
            const document = parseText(text, name);
            expect(document.data !== undefined || document.faults.length > 0).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('JSON', () => {
  it('is read with lines, tabs and all', () => {
    const document = read('{\n\t"a": {\n\t\t"b": [\n\t\t\t1\n\t\t]\n\t}\n}', 'x.json');
    expect(document.faults).toEqual([]);
    expect(document.data).toEqual({ a: { b: [1] } });
    expect(document.lineOf(['a', 'b', 0])).toBe(4);
  });

  it.each([
    ['a trailing comma', '{\n "a": [1,\n 2,]\n}', 3],
    ['single quotes', "{\n 'a': 1\n}", 2],
    ['a doubled key', '{\n "a": 1,\n "a": 2\n}', 3],
    ['a missing bracket', '{\n "a": [1\n}', 3],
  ])('is refused for %s', (_, text, line) => {
    expect(read(text, 'x.json').faults.map((fault) => fault.line)).toContain(line);
  });
});

describe('lineOf', () => {
  it('is the line of the key, or of the nearest ancestor that exists', () => {
    const document = read('# c\na:\n  b: 1\n  list:\n    - x: 1\n    - {y: 2, z: 3}\n1: one\n');
    const lines = [
      ['a'],
      ['a', 'b'],
      ['a', 'list', 0, 'x'],
      ['a', 'list', 1],
      ['a', 'list', 1, 'z'],
      ['1'],
      ['a', 'missing', 'x'],
      ['nothing'],
    ];
    expect(lines.map((path) => document.lineOf(path))).toEqual([2, 3, 5, 6, 6, 7, 2, 2]);
  });

  it('always finds the line on which a key was written', () => {
    const key = fc.stringMatching(/^[a-z]{1,8}$/);
    const tree = fc.letrec((tie) => ({
      block: fc.dictionary(key, fc.oneof({ depthSize: 'small' }, fc.nat(), tie('block')), {
        minKeys: 1,
        maxKeys: 4,
      }),
    })).block;
    fc.assert(
      fc.property(tree, (data) => {
        const text = stringify(data);
        const document = parseText(text, 'x.yaml');
        const lines = text.split('\n');
        for (const path of listPaths(data))
          expect(lines[document.lineOf(path) - 1]?.trim().split(':')[0]).toBe(path.at(-1));
      }),
    );
  });
});

function listPaths(data: unknown): string[][] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => [
    [name],
    ...listPaths(value).map((path) => [name, ...path]),
  ]);
}
