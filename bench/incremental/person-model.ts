import { fileURLToPath } from 'node:url';
import { readDocument, toEntityTypeName, type EntityType } from '#schemas';
import { readIdentityModel, type IdentityModel } from '../../mesh/identity/index.ts';
import { personColumns } from '../linkage/generate/index.ts';

const modelFile = fileURLToPath(new URL('../linkage/person.yaml', import.meta.url));
/** Neither says anything of a person: which record it is, and who it truly is. */
const beside: readonly string[] = ['id', 'dataset', 'truth'];

/** The attributes of a generated person: the file's own columns. */
export const personAttributes = personColumns.filter((name) => !beside.includes(name));

const personType: EntityType = {
  name: toEntityTypeName('person'),
  typeName: 'Person',
  plural: 'persons',
  title: { en: 'Person' },
  label: 'name',
  identifiers: ['resident_id'],
  search: ['name'],
  attributes: personAttributes.map((name) => ({ name, type: 'string' as const, title: { en: name } })),
  relations: [],
  file: '',
};

/** The model of `bench linkage`, over an entity type that has the person file's columns as its attributes. */
export function readPersonModel(): IdentityModel {
  const resident = { ...personType, attributes: personType.attributes.map(withFormat) };
  const { model, faults } = readIdentityModel(readDocument(modelFile), [resident]);
  if (!model) throw new Error(faults.map(({ line, sentence }) => `${line}: ${sentence}`).join('\n'));
  return model;
}

/** By its format a resident id is told from a number that only looks like one: the guard goes by valid ones. */
function withFormat(attribute: EntityType['attributes'][number]): EntityType['attributes'][number] {
  return attribute.name === 'resident_id' ? { ...attribute, format: 'resident-id' } : attribute;
}
