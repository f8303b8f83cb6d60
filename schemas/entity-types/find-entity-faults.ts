import {
  didYouMean,
  faultAt,
  type DocumentPath,
  type Fault,
  type SourceDocument,
} from '../documents/index.ts';
import { isEntityTypeName } from '../ids/index.ts';

type Loose = Record<string, unknown>;

/** Fields that every GraphQL entity type has of itself. */
const reserved = ['id', 'records', 'conflicts'];

/** What a schema cannot say: names that must point at an attribute, and names that may not collide. */
export function findEntityFaults(document: SourceDocument, fileName: string): Fault[] {
  const data = asBlock(document.data);
  const attributes = Object.keys(asBlock(data.properties));
  const fault = (path: DocumentPath, sentence: string): Fault => faultAt(document, path, sentence);
  const pointers = pointersOf(data).flatMap(([path, name]) => {
    if (typeof name !== 'string' || attributes.includes(name)) return [];
    const meant = didYouMean(name, attributes);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    return [
      fault(path, `"${name}" is no attribute of this entity: add it to properties or correct it.${hint}`),
    ];
  });
  const names = fieldNamesOf(data).flatMap(([path, name]) => {
    const sentence = nameFault(name);
    return sentence === undefined ? [] : [fault(path, sentence)];
  });
  return [
    ...fileFaults(fileName, fault),
    ...pointers,
    ...names,
    ...collisions(data, fault),
    ...formatFaults(data, fault),
  ];
}

type MakeFault = (path: DocumentPath, sentence: string) => Fault;

function fileFaults(fileName: string, fault: MakeFault): Fault[] {
  if (isEntityTypeName(fileName)) return [];
  const sentence = `The file's name names the entity: "${fileName}" must be lower-case words joined by hyphens, such as person.schema.json.`;
  return [fault([], sentence)];
}

function pointersOf(data: Loose): [DocumentPath, unknown][] {
  const list = (key: string): [DocumentPath, unknown][] =>
    Array.isArray(data[key]) ? data[key].map((name: unknown, i) => [[key, i], name]) : [];
  const relations = Object.entries(asBlock(data['x-relations'])).map(
    ([name, relation]): [DocumentPath, unknown] => [['x-relations', name, 'here'], asBlock(relation).here],
  );
  return [[['x-label'], data['x-label']], ...list('x-identifiers'), ...list('x-search'), ...relations];
}

function fieldNamesOf(data: Loose): [DocumentPath, string][] {
  const of = (key: string): [DocumentPath, string][] =>
    Object.keys(asBlock(data[key])).map((name) => [[key, name], name]);
  return [...of('properties'), ...of('x-relations')];
}

function nameFault(name: string): string | undefined {
  if (reserved.includes(name)) return `"${name}" is a field that every entity has: choose another name.`;
  if (/^[a-z][A-Za-z0-9]*$/.test(name)) return undefined;
  return `"${name}" becomes a GraphQL field: write a small letter and then letters and digits.`;
}

function collisions(data: Loose, fault: MakeFault): Fault[] {
  const attributes = asBlock(data.properties);
  return Object.keys(asBlock(data['x-relations']))
    .filter((name) => name in attributes)
    .map((name) =>
      fault(['x-relations', name], `"${name}" is an attribute already: name the relation otherwise.`),
    );
}

function formatFaults(data: Loose, fault: MakeFault): Fault[] {
  return Object.entries(asBlock(data.properties)).flatMap(([name, attribute]) => {
    const { type, format, enum: values } = asBlock(attribute);
    const misplaced = [['format', format] as const, ['enum', values] as const].filter(
      ([, value]) => value !== undefined && type !== undefined && type !== 'string',
    );
    return misplaced.map(([key]) =>
      fault(['properties', name, key], `"${key}" is for texts only: make the type string or take it out.`),
    );
  });
}

function asBlock(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}
