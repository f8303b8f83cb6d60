/** The text of the unified schema, made from entity types and contracts. */
export { buildSdl } from './build-sdl.ts';
export { toDatasetTypeName, toNamedFields } from './dataset-sdl.ts';
export type { NamedField } from './dataset-sdl.ts';
export { toSingularField, toValueKind } from './entity-sdl.ts';
export {
  toCamelCase,
  toDatasetField,
  toGraphqlName,
  toServicePrefix,
  toUniqueNames,
  upperFirst,
} from './graphql-names.ts';
