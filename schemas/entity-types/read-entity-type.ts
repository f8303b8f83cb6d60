import { basename } from 'node:path';
import { checkDocument, type Fault, type SourceDocument } from '../documents/index.ts';
import { isEntityTypeName, toEntityTypeName, type EntityTypeName } from '../ids/index.ts';
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
 * Reads `schemas/<entity>.schema.json`. The faults are all there are, those of the document's syntax included.
 * A faulty entity type is given too, as far as it can be read: other documents are then checked against it, and one
 * mistake here is not said again in each of them.
 */
export function readEntityType(document: SourceDocument): { entityType?: EntityType; faults: Fault[] } {
  const { data } = document;
  if (data === undefined) return { faults: document.faults };
  const name = nameOf(document);
  const faults = [
    ...document.faults,
    ...checkDocument(document, entityTypeSchema),
    ...findEntityFaults(document, name),
  ].sort((a, b) => a.line - b.line);
  const isReadable =
    isBlock(data) && isBlock((data as Partial<EntityTypeDocument>).properties) && isEntityTypeName(name);
  return isReadable ? { entityType: toEntityType(document, name), faults } : { faults };
}

function isBlock(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(document: SourceDocument): string {
  return basename(document.file).replace(/(\.schema)?\.(json|ya?ml)$/, '');
}

function toEntityType(document: SourceDocument, name: string): EntityType {
  const data = document.data as EntityTypeDocument;
  return {
    name: toEntityTypeName(name),
    typeName: data.title,
    plural: data['x-plural'],
    title: data['x-title'] ?? {},
    label: data['x-label'],
    identifiers: namesOf(data['x-identifiers']),
    search: namesOf(data['x-search'] ?? [data['x-label']]),
    attributes: blocksOf(data.properties).map(toAttribute),
    relations: blocksOf(data['x-relations']).map(toRelation),
    file: document.file,
  };
}

function namesOf(data: unknown): string[] {
  return Array.isArray(data) ? data.filter((name) => typeof name === 'string') : [];
}

function blocksOf<Block>(data: Record<string, Block> | undefined): [string, Block][] {
  return Object.entries(data ?? {}).filter(([, block]) => isBlock(block));
}

function toAttribute([name, data]: [string, EntityTypeDocument['properties'][string]]): EntityAttribute {
  const { type, format, description } = data;
  const attribute: EntityAttribute = { name, type, title: data['x-title'] };
  if (format !== undefined) attribute.format = format;
  if (Array.isArray(data.enum)) attribute.enum = data.enum;
  if (description !== undefined) attribute.description = description;
  return attribute;
}

type RelationData = NonNullable<EntityTypeDocument['x-relations']>[string];

function toRelation([name, { to, here, there, 'x-title': title }]: [string, RelationData]): EntityRelation {
  return { name, to: to as EntityTypeName, here, there, title };
}
