import { describe, expect, it } from '@jest/globals';
import { parseText } from '#schemas';
import { readConsistencyRules } from './index.ts';
import { enterprise, person, vehicle } from './testing/index.ts';

function read(rules: string, entityType = person) {
  const document = parseText(`entity: person\nconsistency:\n${rules}`, 'rules/person.yaml');
  return readConsistencyRules(document, entityType, [person, vehicle, enterprise]);
}

describe('consistency rules', () => {
  it('are read in their order, each of its kind', () => {
    const { rules, faults } = read(`
  - { id: a, kind: equal, attribute: birthDate, title: { en: Equal, zh-CN: 一致 } }
  - { id: b, kind: within, attribute: income, tolerance: 5% }
  - { id: c, kind: one-of, attribute: sex, values: [male, female] }
  - { id: d, kind: alive, ended: deathDate, activity: { attribute: pension, values: [paying] } }
  - { id: e, kind: alive, ended: { attribute: sex, values: [x] }, activity: { attribute: pension, values: [paying] } }`);
    expect(faults).toEqual([]);
    expect(rules.map(({ id, kind, attribute }) => [id, kind, attribute])).toEqual([
      ['a', 'equal', 'birthDate'],
      ['b', 'within', 'income'],
      ['c', 'one-of', 'sex'],
      ['d', 'alive', 'pension'],
      ['e', 'alive', 'pension'],
    ]);
    expect(rules[0]?.title).toEqual({ en: 'Equal', 'zh-CN': '一致' });
  });

  it('may go through a relation', () => {
    const { rules, faults } = read(
      '  - { id: a, kind: alive, through: operator, ended: { attribute: status, values: [revoked] }, activity: { attribute: state, values: [operating] } }',
      vehicle,
    );
    expect(faults).toEqual([]);
    expect(rules[0]?.through).toBe('operator');
  });

  it('are none where the document has none', () => {
    expect(readConsistencyRules(parseText('entity: person', 'f'), person, [person])).toEqual({
      rules: [],
      faults: [],
    });
    expect(readConsistencyRules(parseText('', 'f'), person, [person])).toEqual({ rules: [], faults: [] });
  });

  it.each([
    ['  - { id: a, kind: equl, attribute: birthDate }', 3, /equal/],
    ['  - { id: a, attribute: birthDate }', 3, /kind/],
    ['  - nonsense', 3, /kind/],
    ['  - { kind: equal, attribute: birthDate }', 3, /id/],
    ['  - { id: A b, kind: equal, attribute: birthDate }', 3, /./],
    ['  - { id: a, kind: equal }', 3, /attribute/],
    ['  - id: a\n    kind: equal\n    attribute: birthDat', 5, /did you mean “birthDate”/],
    ['  - id: a\n    kind: equal\n    attribute: birthDate\n    tolerance: 5', 6, /tolerance/],
    ['  - { id: a, kind: within, attribute: income }', 3, /tolerance/],
    ['  - id: a\n    kind: within\n    attribute: income\n    tolerance: a bit', 6, /./],
    ['  - id: a\n    kind: one-of\n    attribute: sex\n    values: []', 6, /./],
    [
      '  - id: a\n    kind: alive\n    ended: deathDate\n    activity: { attribute: pensio, values: [x] }',
      6,
      /did you mean “pension”/,
    ],
    [
      '  - id: a\n    kind: alive\n    ended: death\n    activity: { attribute: pension, values: [x] }',
      5,
      /no attribute “death”/,
    ],
    [
      '  - id: a\n    kind: alive\n    through: vehicle\n    ended: state\n    activity: { attribute: pension, values: [x] }',
      5,
      /did you mean “vehicles”/,
    ],
    [
      '  - id: a\n    kind: alive\n    through: vehicles\n    ended: status\n    activity: { attribute: pension, values: [x] }',
      6,
      /“vehicle” has no attribute “status”/,
    ],
    [
      '  - { id: a, kind: equal, attribute: birthDate }\n  - { id: a, kind: equal, attribute: sex }',
      4,
      /already/,
    ],
    [
      '  - { id: a, kind: equal, attribute: income }\n  - { id: b, kind: within, attribute: income, tolerance: 1 }',
      4,
      /keep one/,
    ],
  ])('name the mistake in %j on line %i', (text, line, sentence) => {
    const { rules, faults } = read(text);
    expect(rules).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line, sentence: expect.stringMatching(sentence) });
  });

  it('name every mistake in one run', () => {
    const { faults } = read(
      '  - { id: a, kind: equl }\n  - { id: b, kind: equal, attribute: x }\n  - { id: c, kind: one-of }',
    );
    expect(new Set(faults.map(({ line }) => line))).toEqual(new Set([3, 4, 5]));
  });
});
