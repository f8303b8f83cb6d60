import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataSets } from './data-sets.ts';
import { prepareSet } from './prepare-set.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-sets-'));
const write = (file: string, lines: readonly string[]) => {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), lines.join('\n'));
};

beforeAll(() => {
  const rows = ['rec-7-org, ann, lee', 'rec-7-dup-0, anne, lee', 'rec-12-org, , kim'];
  write('febrl/dataset1.csv', ['rec_id, given_name, surname', ...rows]);
  write('fodors-zagats/fodors.csv', ['id,name', '534,arnies', '535,deli']);
  write('fodors-zagats/zagats.csv', ['id,name', '219,"arnies, chicago"', '535,apple pan']);
  write('fodors-zagats/matches_fodors_zagats.csv', ['fodors_id,zagats_id', '534,219']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => dataSets.find((set) => set.name === name)?.read(folder) ?? [];

describe('a real set', () => {
  it.each(dataSets)('has a hand-made model that says what it is: $name', ({ model }) => {
    const file = join(import.meta.dirname, 'models', `${model}.yaml`);
    expect(readFileSync(file, 'utf8')).toMatch(/^# .{40}/);
  });

  it('has the truth of FEBRL out of the id, trimmed names and values, and no column that still tells', () => {
    expect(read('febrl1')).toEqual([
      [
        { id: 'rec-7-org', truth: '7', given_name: 'ann', surname: 'lee' },
        { id: 'rec-7-dup-0', truth: '7', given_name: 'anne', surname: 'lee' },
        { id: 'rec-12-org', truth: '12', given_name: '', surname: 'kim' },
      ],
    ]);
  });

  it('has the two guides matched where they match, and each other restaurant alone', () => {
    const truths = read('fodors-zagats').map((list) => list.map(({ id, truth }) => [id, truth]));
    expect(truths[0]).toEqual([
      ['fodors-534', 'match-534'],
      ['fodors-535', 'fodors-535'],
    ]);
    expect(truths[1]).toEqual([
      ['zagats-219', 'match-534'],
      ['zagats-535', 'zagats-535'],
    ]);
  });

  it('is written list by list, with the size of its largest cluster', () => {
    const prepared = prepareSet('guides', read('fodors-zagats'), join(folder, 'out'));
    expect(prepared).toMatchObject({ records: 4, largestTrue: 2 });
    expect(prepared.inputs.map((file) => readFileSync(file, 'utf8'))).toEqual([
      'name,id,truth\narnies,fodors-534,match-534\ndeli,fodors-535,fodors-535\n',
      'name,id,truth\n"arnies, chicago",zagats-219,match-534\napple pan,zagats-535,zagats-535\n',
    ]);
  });

  it('is refused with one id twice or without a truth', () => {
    const row = { id: '1', truth: 'a' };
    expect(() => prepareSet('twice', [[row], [row]], folder)).toThrow('several records have one id');
    expect(() => prepareSet('none', [[{ id: '1', truth: '' }]], folder)).toThrow('without a truth');
  });
});
