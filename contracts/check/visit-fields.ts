import type { DocumentPath } from '#schemas';
import { asList, isBlock, type OdcsDocument, type OdcsProperty } from '../odcs/index.ts';

/** One field of a document, wherever it is nested. */
export interface VisitedField {
  field: OdcsProperty;
  path: DocumentPath;
  /** 1 for a field of the row itself. */
  depth: number;
  /** The item of an array has no name of its own. */
  isItem: boolean;
}

/** Every field of every schema object, outer ones first. */
export function listFields({ schema }: OdcsDocument): VisitedField[] {
  return asList(schema).flatMap(({ properties }, i) =>
    listInside(properties, ['schema', i, 'properties'], 1),
  );
}

function listInside(
  fields: readonly OdcsProperty[] | undefined,
  base: DocumentPath,
  depth: number,
): VisitedField[] {
  return asList(fields).flatMap((field, i) => visit({ field, path: [...base, i], depth, isItem: false }));
}

function visit(visited: VisitedField): VisitedField[] {
  const { field, path, depth } = visited;
  // A broken entry is named by the standard's own schema.
  if (Object.keys(field).length === 0) return [];
  const inside = listInside(field.properties, [...path, 'properties'], depth + 1);
  const items = isBlock(field.items)
    ? visit({ field: field.items, path: [...path, 'items'], depth: depth + 1, isItem: true })
    : [];
  return [visited, ...inside, ...items];
}
