import { parseText, toEntityTypeName, type EntityAttribute, type EntityType, type Fault } from '#schemas';
import { readIdentityModel, type IdentityModel } from '../model/index.ts';

const attribute = (name: string, format?: string): EntityAttribute => ({
  name,
  type: 'string',
  format,
  title: { en: name },
});

export const personType: EntityType = {
  name: toEntityTypeName('person'),
  typeName: 'Person',
  plural: 'persons',
  title: { en: 'Person' },
  label: 'name',
  identifiers: ['residentId'],
  search: ['name'],
  attributes: [
    attribute('name', 'person-name'),
    attribute('formerName', 'person-name'),
    attribute('residentId', 'resident-id'),
    attribute('birthDate', 'date'),
    attribute('telephone', 'telephone'),
    { ...attribute('longitude'), type: 'number' },
    { ...attribute('latitude'), type: 'number' },
  ],
  relations: [],
  file: 'schemas/person.schema.json',
};

/** A small but whole model of persons. */
export const peopleModel = `entity: person
features:
  id: { from: residentId, normalise: resident-id }
  name: { from: name, normalise: person-name }
  former: { from: formerName, normalise: person-name }
  sound: { from: name, normalise: pinyin }
  birth: { from: birthDate, normalise: date }
  phone: { from: telephone, normalise: telephone }
blocking:
  - [id]
  - [sound, birth]
  - [phone]
  - { on: [name], atMost: 20 }
prior: { matchesPerRecord: 1 }
comparisons:
  - feature: id
    levels:
      - { when: equal, m: 0.95, u: 0.000001 }
      - { when: different and both valid, m: 0.0001, u: 0.95 }
      - { when: 1 character apart, m: 0.02, u: 0.000001 }
      - { when: different, m: 0.02, u: 0.04 }
  - feature: name
    levels:
      - { when: equal, m: 0.9, u: 0.01, termFrequency: true }
      - { when: { sound: equal }, m: 0.05, u: 0.01 }
      - { when: equal to the other former, m: 0.01, u: 0.0001 }
      - { when: different, m: 0.04, u: 0.98 }
  - feature: birth
    levels:
      - { when: equal, m: 0.97, u: 0.0001 }
      - { when: different, m: 0.03, u: 0.99 }
  - feature: phone
    levels:
      - { when: equal, m: 0.7, u: 0.0001 }
      - { when: different, m: 0.3, u: 0.99 }
thresholds: { link: 0, review: -10 }
guards: { largestCluster: 20, conflict: [id] }
`;

/** Reads a model from text, as from the file identity/person.yaml, with the parameters' file beside it. */
export function readModelText(text: string, parameters?: string): { model?: IdentityModel; faults: Fault[] } {
  const beside =
    parameters === undefined ? undefined : parseText(parameters, 'identity/person.parameters.yaml');
  return readIdentityModel(parseText(text, 'identity/person.yaml'), [personType], beside);
}

/** A model that is sound. */
export function getModel(text: string = peopleModel): IdentityModel {
  const { model, faults } = readModelText(text);
  if (!model) throw new Error(faults.map((fault) => `${fault.line}: ${fault.sentence}`).join('\n'));
  return model;
}
