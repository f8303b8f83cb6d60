import { describe, expect, it } from '@jest/globals';
import { getModel, peopleModel, readModelText } from '../testing/index.ts';
import { toPriorWeight } from './identity-model.ts';

const lineOf = (text: string, part: string) => text.split(part)[0]?.split('\n').length;

describe('readIdentityModel', () => {
  it('reads a model', () => {
    const model = getModel();
    expect(model.entity).toBe('person');
    expect(model.features.map((feature) => feature.name)).toEqual([
      'id',
      'name',
      'former',
      'sound',
      'birth',
      'phone',
    ]);
    expect(model.blocking.at(-1)).toEqual({ on: ['name'], atMost: 20, split: ['id', 'birth', 'phone'] });
    expect(model.comparisons[1]?.levels.map((level) => level.reads)).toEqual([
      'equal',
      'sound equal',
      'equal to the other former',
      'different',
    ]);
  });

  it.each([
    ['entity: person', 'entity: persn', 'There is no entity type "persn"'],
    ['from: telephone', 'from: telefone', 'person has no attribute "telefone"'],
    ['normalise: pinyin', 'normalise: colour', 'There is no normaliser "colour"'],
    ['- [phone]', '- [fone]', 'There is no feature "fone"'],
    ['  - feature: birth', '  - feature: born', 'There is no feature "born"'],
    ['conflict: [id]', 'conflict: [ids]', 'There is no feature "ids"'],
    [
      '{ when: equal, m: 0.97',
      '{ when: the same, m: 0.97',
      '"the same" is no condition. Say for example equal',
    ],
    ['{ sound: equal }', '{ tone: equal }', 'There is no feature "tone"'],
    [
      '{ sound: equal }',
      '{ name: 1 character apart }',
      'cannot be asked of name, which is text in any script',
    ],
    ['equal to the other former', 'equal to the other maiden', 'There is no feature "maiden"'],
    ['{ when: equal, m: 0.7', '{ when: equal, m: 0.8', 'The m of the levels add up to 1.100'],
    ['m: 0.3, u: 0.99', 'm: 0.3, u: 0.99, termFrequency: true', 'Rarity belongs to values that agree'],
    ['review: -10', 'review: 3', 'it cannot be above link'],
    ['matchesPerRecord: 1', 'matchesPerRecord: 0', 'matchesPerRecord'],
    ['m: 0.7', 'm: 7', '7'],
  ])('names the mistake when %j is %j', (from, to, sentence) => {
    const broken = peopleModel.replace(from, to);
    const faults = readModelText(broken).faults;
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: 'identity/person.yaml', line: lineOf(broken, to) });
    expect(`${faults[0]?.field} ${faults[0]?.sentence}`).toContain(sentence);
  });

  it('names every mistake in one run', () => {
    const broken = peopleModel
      .replace('from: telephone', 'from: x')
      .replace('- [phone]', '- [y]')
      .replace('conflict: [id]', 'conflict: [z]');
    expect(readModelText(broken).faults.map((fault) => fault.line)).toEqual(
      ['x,', '[y]', '[z]'].map((part) => lineOf(broken, part)),
    );
  });
});

describe('toPriorWeight', () => {
  it('is the log odds of two random records, over all pairs', () => {
    expect(toPriorWeight({ matchesPerRecord: 1 }, 1025)).toBeCloseTo(-9.9986, 3);
  });
});
