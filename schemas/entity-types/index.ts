/** Entity types: what a person, an enterprise, a vehicle or a place is, read from the city's JSON Schemas. */
export { attributeFormats, titleIn } from './entity-type.ts';
export type {
  AttributeFormat,
  AttributeType,
  AttributeValue,
  EntityAttribute,
  EntityRelation,
  EntityType,
  Titles,
} from './entity-type.ts';
export { readEntityType } from './read-entity-type.ts';
