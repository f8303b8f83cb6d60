import { describe, expect, it } from '@jest/globals';
import { parseText, toDatasetId, toEntityTypeName } from '#schemas';
import type { EntityType } from '#schemas';
import { readSurvivorship } from './read-survivorship.ts';

const title = { en: 'x' };
const person: EntityType = {
  name: toEntityTypeName('person'),
  typeName: 'Person',
  plural: 'persons',
  label: 'name',
  identifiers: ['residentId'],
  search: ['name'],
  attributes: [
    { name: 'name', type: 'string', format: 'person-name', title },
    { name: 'residentId', type: 'string', format: 'resident-id', title },
    { name: 'income', type: 'number', title },
  ],
  relations: [],
  title,
  file: 'schemas/person.schema.json',
};
const datasets = ['police.population', 'health.residents'].map(toDatasetId);

function read(text: string) {
  return readSurvivorship(parseText(text, 'rules/person.yaml'), person, datasets);
}

describe('survivorship rules', () => {
  it('have one rule per attribute, the default where nothing is said', () => {
    const { rules, faults } = read(`entity: person
trust: { police.population: 0.95 }
survivorship:
  default: { strategy: most-common }
  name: { strategy: authority, order: [health.residents, police.population] }
compare: { income: exact }
consistency:
  - { id: income-within, kind: within, attribute: income, tolerance: 5% }
  - { id: name-equal, kind: equal, attribute: name }
`);
    expect(faults).toEqual([]);
    expect(rules?.get('name')).toMatchObject({
      strategy: 'authority',
      order: ['health.residents', 'police.population'],
      agreement: { kind: 'equal' },
    });
    expect(rules?.get('income')).toMatchObject({
      strategy: 'most-common',
      comparison: 'exact',
      agreement: { share: 0.05 },
    });
    expect(rules?.get('residentId')?.agreement).toBeUndefined();
    expect(rules?.get('residentId')?.trust.get(toDatasetId('police.population'))).toBe(0.95);
  });

  it('are the freshest value where the document says nothing but its entity', () => {
    expect(read('entity: person').rules?.get('name')).toMatchObject({
      strategy: 'freshest',
      comparison: 'person-name',
    });
  });

  it.each([
    ['entity: persom', 1, /“persom”.*“person”/],
    ['entity: person\nsurvivorship:\n  nmae: { strategy: freshest }', 3, /no attribute “nmae”/],
    ['entity: person\nsurvivorship:\n  name: { strategy: freshst }', 3, /freshest/],
    ['entity: person\nsurvivorship:\n  name: { strategy: authority }', 3, /needs “order”/],
    [
      'entity: person\nsurvivorship:\n  name: { strategy: freshest, order: [police.population] }',
      3,
      /knows no order/,
    ],
    [
      'entity: person\nsurvivorship:\n  name:\n    strategy: authority\n    order: [police.populaton]',
      5,
      /no dataset “police.populaton”/,
    ],
    ['entity: person\ntrust:\n  police.population: 1.5', 3, /1/],
    ['entity: person\ntrust:\n  police.people: 0.5', 3, /no dataset “police.people”/],
    ['entity: person\ncompare:\n  name: adress', 3, /address/],
    ['entity: person\ncompare:\n  nmae: text', 3, /no attribute “nmae”/],
    ['entity: person\nsurvivorshipp: {}', 2, /survivorship/],
    ['trust: {}', 1, /entity/],
    ['entity: person\nentity: person', 2, /twice/],
  ])('name the mistake in %j on line %i', (text, line, sentence) => {
    const { rules, faults } = read(text);
    expect(rules).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      file: 'rules/person.yaml',
      line,
      sentence: expect.stringMatching(sentence),
    });
  });

  it('name every mistake in one run', () => {
    const { faults } = read(
      'entity: person\ntrust: { a.b: 1 }\ncompare: { x: text }\nsurvivorship: { y: { strategy: freshest } }',
    );
    expect(faults.map(({ line }) => line).sort()).toEqual([2, 3, 4]);
  });
});
