import { basename } from 'node:path';
import { checkDocument, type Fault, type SourceDocument } from '../documents/index.ts';
import { isEntityTypeName, toEntityTypeName } from '../ids/index.ts';
import { entityTypeSchema } from './entity-type.schema.ts';
import type { AttributeType, EntityAttribute, EntityRelation, EntityType, Titles } from './entity-type.ts';
import { findEntityFaults } from './find-entity-faults.ts';

/** An entity type document after its schema said yes. */
export interface EntityTypeDocument {
  title: string;
  'x-plural': string;
  'x-title': Titles;
  'x-label': string;
  'x-identifiers': string[];
  'x-search'?: string[];
  'x-relations'?: Record<string, { to: string; here: string; there: string; 'x-title': Titles }>;
  properties: Record<
    string,
    { type: AttributeType; format?: string; enum?: string[]; description?: string; 'x-title': Titles }
  >;
}

/**
 * Reads `schemas/<entity>.schema.json`. The faults are all there are, those of the document's syntax included;
 * the entity type is given only where there are none.
 */
export function readEntityType(document: SourceDocument): { entityType?: EntityType; faults: Fault[] } {
  const faults = [
    ...document.faults,
    ...checkDocument(document, entityTypeSchema),
    ...(document.data === undefined ? [] : findEntityFaults(document, nameOf(document))),
  ];
  return faults.length > 0 ? { faults } : { entityType: toEntityType(document), faults };
}

function nameOf(document: SourceDocument): string {
  return basename(document.file).replace(/(\.schema)?\.(json|ya?ml)$/, '');
}

function toEntityType(document: SourceDocument): EntityType {
  const data = document.data as EntityTypeDocument;
  const name = nameOf(document);
  return {
    name: toEntityTypeName(isEntityTypeName(name) ? name : 'unnamed'),
    typeName: data.title,
    plural: data['x-plural'],
    title: data['x-title'],
    label: data['x-label'],
    identifiers: data['x-identifiers'],
    search: data['x-search'] ?? [data['x-label']],
    attributes: Object.entries(data.properties).map(toAttribute),
    relations: Object.entries(data['x-relations'] ?? {}).map(toRelation),
    file: document.file,
  };
}

function toAttribute([name, data]: [string, EntityTypeDocument['properties'][string]]): EntityAttribute {
  const { type, format, description } = data;
  const attribute: EntityAttribute = { name, type, title: data['x-title'] };
  if (format !== undefined) attribute.format = format;
  if (data.enum !== undefined) attribute.enum = data.enum;
  if (description !== undefined) attribute.description = description;
  return attribute;
}

type RelationData = NonNullable<EntityTypeDocument['x-relations']>[string];

function toRelation([name, { to, here, there, 'x-title': title }]: [string, RelationData]): EntityRelation {
  return { name, to: toEntityTypeName(to), here, there, title };
}
