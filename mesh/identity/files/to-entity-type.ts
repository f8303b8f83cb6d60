import { attributeFormats, toEntityTypeName, type EntityType } from '#schemas';
import type { UnitedColumn } from './unite-columns.ts';

/** What a model says about a file's columns: the name of its entity, and by which normaliser each is read. */
export interface ColumnUse {
  readonly entity: string;
  /** Column → normaliser. */
  readonly normalisers: ReadonlyMap<string, string>;
}

/** The entity type that files of records describe: an attribute for each column, of the format that the model reads. */
export function toEntityType(
  columns: readonly UnitedColumn[],
  { entity, normalisers }: ColumnUse,
): EntityType {
  const attributes = columns.map(({ name }) => ({
    name,
    type: 'string' as const,
    title: { en: name },
    format: attributeFormats.find((format) => format === normalisers.get(name)),
  }));
  return {
    name: toEntityTypeName(entity),
    typeName: 'Record',
    plural: 'records',
    title: { en: 'Record' },
    label: columns[0]?.name ?? '',
    identifiers: [],
    search: [],
    attributes,
    relations: [],
    file: '',
  };
}
