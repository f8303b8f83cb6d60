import { didYouMean, showList, type DocumentPath, type EntityType, type SourceDocument } from '#schemas';
import type { ContractField } from '../contract.ts';
import { listFieldPaths } from '../field-path.ts';

/** The city's entity types, and the names of those whose documents could not be read at all. */
export interface KnownEntities {
  entityTypes: readonly EntityType[];
  unreadEntities: readonly string[];
}

/** What the checks of one mapping share. */
export interface MappingContext {
  document: SourceDocument;
  fields: readonly ContractField[];
  path: DocumentPath;
}

/** "There is no field …", with the one that was probably meant. */
export function noSuchField(name: string, fields: readonly ContractField[]): string {
  const paths = listFieldPaths(fields);
  const meant = didYouMean(name, paths);
  const hint = meant === undefined ? ` Fields: ${showList(paths)}.` : ` Did you mean "${meant}"?`;
  return `The contract has no field "${name}".${hint}`;
}
