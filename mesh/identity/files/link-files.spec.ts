import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { linkFiles } from './link-files.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-link-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, lines: readonly string[]) => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return join(folder, name);
};

const syllables = ['ba', 'de', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu'];
/** A word of three syllables, another one for each number below a thousand. */
const toWord = (number: number) =>
  [number % 10, Math.floor(number / 10) % 10, Math.floor(number / 100) % 10]
    .map((at) => syllables[at])
    .join('');

interface Shop {
  readonly name: string;
  readonly street: string;
  readonly phone: string;
}

const toShop = (number: number): Shop => ({
  name: `${toWord(number * 7)} ${toWord(number * 3 + 500)} cafe`,
  street: `${(number * 37) % 400} ${toWord(number * 11)} street`,
  phone: `555-${String(1_000_000 + number * 4391).slice(1)}`,
});

/** Two lists of shops that call their columns differently: the second half of the one is the first half of the other. */
function writeShops(): string[] {
  const range = (from: number) => Array.from({ length: 150 }, (_, place) => from + place);
  const one = range(0).map((number) => {
    const { name, street, phone } = toShop(number);
    return `a${number},${name},${street},${phone},${number}`;
  });
  const other = range(75).map((number) => {
    const { name, street, phone } = toShop(number);
    const misspelled = number % 5 === 0 ? name.replace('a', 'e') : name;
    return `${number},${phone.replaceAll('-', ' ')},${misspelled},${number % 7 === 0 ? '' : street},b${number}`;
  });
  return [
    write('one.csv', ['key,name,address,phone,truth', ...one]),
    write('other.csv', ['truth,Phone,title,address,key', ...other]),
  ];
}

describe('linkFiles', () => {
  it('links two lists with no model, says that they are clean, and its model links them in the same way', async () => {
    const paths = writeShops();
    const [out, again, saveModel, report] = ['a.csv', 'b.csv', 'm.yaml', 'r.html'].map((name) =>
      join(folder, name),
    );
    const made = await linkFiles({ paths, id: 'key', truth: 'truth', out, saveModel, report });
    expect(made.evaluation?.pairwise.f1).toBeGreaterThan(0.97);
    expect(made.linkage.model.guards.clean).toEqual(['one.csv', 'other.csv']);
    expect(readFileSync(saveModel ?? '', 'utf8')).toContain('from: ["name","title"]');
    const html = readFileSync(report ?? '', 'utf8');
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).toMatch(/Of 1,000 pairs that are the same about [\d,]+ are expected to be among them\./);
    expect(html).not.toMatch(/undefined|NaN/);
    const { linkage } = await linkFiles({ paths, id: 'key', truth: 'truth', model: saveModel, out: again });
    expect(linkage.training).toBeUndefined();
    expect(readFileSync(again ?? '', 'utf8')).toBe(readFileSync(out ?? '', 'utf8'));
    expect(readFileSync(out ?? '', 'utf8')).toMatch(/^cluster,input,row,id\n1,one\.csv,1,a0\n/);
  }, 60_000);

  it('never looks at the truth nor at the id', async () => {
    const range = Array.from({ length: 150 }, (_, number) => number);
    // Both columns would be of use as they are: a few different values, each of them again and again.
    const link = async (name: string, toTruth: (number: number) => number) => {
      const lines = range.map((number) => {
        const { name, street, phone } = toShop(number % 100);
        return `k${number % 50},${name},${street},${phone},${toTruth(number)}`;
      });
      const path = write('shops.csv', ['key,name,address,phone,truth', ...lines]);
      const [out, saveModel] = [join(folder, `${name}.csv`), join(folder, `${name}.yaml`)];
      await linkFiles({ paths: [path], id: 'key', truth: 'truth', out, saveModel });
      return [readFileSync(out, 'utf8'), readFileSync(saveModel, 'utf8')];
    };
    const [clusters, model] = await link('a', (number) => number % 100);
    expect(await link('b', (number) => number % 7)).toEqual([clusters, model]);
    expect(model).not.toMatch(/from: "(truth|key)"/);
  }, 60_000);

  it('names every mistake of a model, and leaves nothing behind', async () => {
    const model = write('model.yaml', [
      'entity: record',
      'features: { name: { from: nmae, normalise: text } }',
      'blocking: [[name]]',
      'comparisons: [{ feature: name, levels: [{ when: equl }] }]',
      'thresholds: { link: 0 }',
    ]);
    const [path = ''] = writeShops();
    const out = join(folder, 'a.csv');
    await expect(linkFiles({ paths: [path], model, out })).rejects.toThrow(
      /model\.yaml:2: features\.name\.from: .*nmae[^]*model\.yaml:4: .*equl/,
    );
    expect(existsSync(out)).toBe(false);
  });

  it('refuses a file in which nothing tells records apart', async () => {
    const path = write('a.csv', ['id,kind', ...Array.from({ length: 30 }, (_, row) => `${row},same`)]);
    await expect(linkFiles({ paths: [path] })).rejects.toThrow(
      /No column tells records apart \(id: .*kind: always/,
    );
  });
});
