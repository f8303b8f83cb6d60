import { explainedError } from '../../errors/index.ts';
import { readElements, type Element } from './read-elements.ts';

export interface OdataProperty {
  name: string;
  /** `Edm.String`, `Collection(Edm.Int32)`, or a type of the service's own. */
  type: string;
  nullable: boolean;
  maxLength?: number;
  precision?: number;
  scale?: number;
  /** Members of an enumeration type. */
  members?: string[];
  /** Of `Core.Description`. */
  description?: string;
}

export interface OdataEntitySet {
  name: string;
  /** Names of the key's properties, in order. */
  keys: string[];
  properties: OdataProperty[];
}

export interface OdataMetadata {
  version: string;
  entitySets: OdataEntitySet[];
}

interface Types {
  entities: Map<string, Element>;
  enumerations: Map<string, Element>;
}

/**
 * Entity sets with their keys and properties, those of base types included.
 * @throws CausewayError SOURCE_RUBBISH for what is no CSDL XML; a document type is refused, so no entity is resolved
 */
export function readMetadata(xml: string): OdataMetadata {
  const root = readElements(xml);
  if (root.name !== 'Edmx') throw explainedError('SOURCE_RUBBISH', 'its $metadata is no OData description');
  const schemas = root.children.flatMap(({ children }) => children).filter(({ name }) => name === 'Schema');
  const types: Types = { entities: new Map(), enumerations: new Map() };
  for (const schema of schemas) noteTypes(schema, types);
  const containers = schemas
    .flatMap(({ children }) => children)
    .filter(({ name }) => name === 'EntityContainer');
  const sets = containers.flatMap(({ children }) => children).filter(({ name }) => name === 'EntitySet');
  return { version: root.attributes.Version ?? '', entitySets: sets.map((set) => toEntitySet(set, types)) };
}

/** A type goes by its namespace and by its alias. */
function noteTypes(schema: Element, types: Types): void {
  const spaces = [schema.attributes.Namespace, schema.attributes.Alias].filter(
    (space) => space !== undefined,
  );
  for (const type of schema.children) {
    for (const space of spaces) {
      const name = `${space}.${type.attributes.Name ?? ''}`;
      if (type.name === 'EntityType') types.entities.set(name, type);
      if (type.name === 'EnumType') types.enumerations.set(name, type);
    }
  }
}

function toEntitySet(set: Element, types: Types): OdataEntitySet {
  const lineage = toLineage(set.attributes.EntityType, types);
  const children = lineage.flatMap((type) => type.children);
  const keys = children.filter(({ name }) => name === 'Key').flatMap(({ children: refs }) => refs);
  return {
    name: set.attributes.Name ?? '',
    keys: keys.flatMap(({ attributes }) => attributes.Name ?? []),
    properties: children
      .filter(({ name }) => name === 'Property')
      .map((property) => toProperty(property, types)),
  };
}

/** The base type first. A type that is its own ancestor ends the line. */
function toLineage(name: string | undefined, types: Types): Element[] {
  const line: Element[] = [];
  for (let type = types.entities.get(name ?? ''); type && !line.includes(type);) {
    line.unshift(type);
    type = types.entities.get(type.attributes.BaseType ?? '');
  }
  return line;
}

function toProperty({ attributes, children }: Element, { enumerations }: Types): OdataProperty {
  const type = attributes.Type ?? 'Edm.String';
  const members = enumerations.get(type)?.children.filter(({ name }) => name === 'Member');
  const description = children.find(
    ({ name, attributes: of }) => name === 'Annotation' && /(^|\.)Description$/.test(of.Term ?? ''),
  );
  return {
    name: attributes.Name ?? '',
    type,
    // CSDL 4.01 §7.2.2: absent means that null is allowed.
    nullable: attributes.Nullable !== 'false',
    ...toNumbers(attributes),
    ...(members && { members: members.flatMap(({ attributes: of }) => of.Name ?? []) }),
    ...(description?.attributes.String && { description: description.attributes.String }),
  };
}

function toNumbers(
  attributes: Element['attributes'],
): Pick<OdataProperty, 'maxLength' | 'precision' | 'scale'> {
  const read = (name: string) =>
    /^\d+$/.test(attributes[name] ?? '') ? Number(attributes[name]) : undefined;
  const [maxLength, precision, scale] = [read('MaxLength'), read('Precision'), read('Scale')];
  return {
    ...(maxLength !== undefined && { maxLength }),
    ...(precision !== undefined && { precision }),
    ...(scale !== undefined && { scale }),
  };
}
