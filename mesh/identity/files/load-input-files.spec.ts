import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readRows } from '../duck.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { loadInputFiles } from './load-input-files.ts';

let folder: string;
let workspace: Workspace;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-files-'));
  workspace = await openWorkspace();
});

afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string, encoding = 'utf8'): string {
  const path = join(folder, name);
  writeFileSync(path, iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf16') }));
  return path;
}

async function load(paths: string[], labels: { id?: string; truth?: string } = {}) {
  const loaded = await loadInputFiles(workspace.connection, { paths, folder: workspace.folder, ...labels });
  const given = loaded.columns.map(({ name }) => `"given ${name}"`).join(', ');
  const rows = await readRows(
    workspace.connection,
    `SELECT i, dataset, key, ${given} FROM numbered ORDER BY i`,
  );
  return { ...loaded, rows, names: loaded.columns.map(({ name }) => name) };
}

describe('loadInputFiles', () => {
  it.each(['utf8', 'gb18030', 'utf16le', 'utf16be'])('reads Chinese in %s', async (encoding) => {
    const { rows } = await load([write('a.csv', '姓名,电话\n张伟,13900001111\n李娜,\n', encoding)]);
    expect(rows).toEqual([
      [0, 'a.csv', '000000001', '张伟', '13900001111'],
      [1, 'a.csv', '000000002', '李娜', null],
    ]);
  });

  it('reads accents in Latin-1, an accent before the delimiter too', async () => {
    const { rows } = await load([write('a.csv', 'name;price\nCafé;1\nMüller;2\n', 'latin1')]);
    expect(rows.map((row) => row.slice(3))).toEqual([
      ['Café', '1'],
      ['Müller', '2'],
    ]);
  });

  it.each(['csv', 'jsonl'])(
    'reads the one file of that name, whatever marks are in it (%s)',
    async (form) => {
      const text = (name: string) => (form === 'csv' ? `name\n${name}\n` : `{"name":"${name}"}\n`);
      const [one = '', , other = ''] = ["it's [1]", "it's 1", 'b*', 'bc'].map((name) =>
        write(`${name}.${form}`, text(name)),
      );
      const { rows } = await load([one, other]);
      expect(rows.map((row) => row[3])).toEqual(['b*', "it's [1]"]);
    },
  );

  it('trims names and values, reads line breaks in quotes, and takes NULL and n/a for nothing', async () => {
    const { rows, names } = await load([
      write('a.csv', '\ufeffid, given name\n1,"two\nlines"\nNULL,  b \n2,N/A\n'),
    ]);
    expect(names).toEqual(['id', 'given name']);
    expect(rows.map((row) => row.slice(3))).toEqual([
      ['1', 'two\nlines'],
      [null, 'b'],
      ['2', null],
    ]);
  });

  it('keeps lines with too few or too many fields and says which they are', async () => {
    const { rows, inputs } = await load([write('a.csv', 'a,b\n1,2\n3\n4,5,6\n7,"x ""y"" z"\n')]);
    expect(rows.map((row) => row.slice(3))).toEqual([
      ['1', '2'],
      ['3', null],
      ['4', '5'],
      ['7', 'x "y" z'],
    ]);
    expect(inputs[0]?.warnings.join()).toMatch(
      /a\.csv:3: 2 lines have not the header's 2 fields \(line 3, 4\)/,
    );
  });

  it('unites columns by their names and keeps files with one name apart', async () => {
    const other = mkdtempSync(join(folder, 'other-'));
    writeFileSync(join(other, 'a.csv'), 'PHONE,site_name\n1,x\n');
    const { rows, names } = await load([write('a.csv', 'Site name,Phone\ny,2\n'), join(other, 'a.csv')]);
    expect(names).toEqual(['Site name', 'Phone']);
    expect(rows).toEqual([
      [0, 'a.csv', '000000001', 'y', '2'],
      [1, 'a.csv (2)', '000000001', 'x', '1'],
    ]);
  });

  it('keeps the id and the truth where linkage does not look', async () => {
    const { names } = await load([write('a.csv', 'Id,Name,True Id\n7,x,1\n8,y,\n')], {
      id: 'id',
      truth: 'true_id',
    });
    expect(names).toEqual(['Name']);
    expect(await readRows(workspace.connection, 'SELECT * FROM labels ORDER BY i')).toEqual([
      [0, 'a.csv', 1, '7', '1'],
      [1, 'a.csv', 2, '8', null],
    ]);
  });

  it('keeps the order of many rows', async () => {
    const numbers = Array.from({ length: 30_000 }, (_, row) => row);
    await load([write('a.csv', `n\n${numbers.join('\n')}\n`)]);
    const wrong = `SELECT count(*) FROM numbered WHERE "given n" <> i::VARCHAR OR key::INTEGER <> i + 1`;
    expect(await readRows(workspace.connection, wrong)).toEqual([[0n]]);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /a\.csv:1: The file is empty/],
    ['no such column', 'a,b\n1,2\n', /There is no column "c"\. There are a, b\./],
  ])('refuses a file with %s', async (_, text, sentence) => {
    await expect(load([write('a.csv', text)], { id: 'c' })).rejects.toThrow(sentence);
  });

  it('refuses a file that is not there', async () => {
    await expect(load([join(folder, 'none.csv')])).rejects.toThrow(/none\.csv:1: There is no such file/);
  });
});
