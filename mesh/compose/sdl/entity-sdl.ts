import type { EntityAttribute, EntityType, EntityTypeName } from '#schemas';

/** Value kind of an attribute in GraphQL: prefix of its attribute, alternative and filter types. */
export function toValueKind(attribute: EntityAttribute): 'String' | 'Number' | 'Boolean' {
  if (attribute.type === 'number' || attribute.type === 'integer') return 'Number';
  return attribute.type === 'boolean' ? 'Boolean' : 'String';
}

/** Types and query fields of one entity type. */
export function toEntitySdl(entityType: EntityType, all: ReadonlyMap<EntityTypeName, EntityType>): string {
  const { typeName } = entityType;
  return [
    `${describe(entityType.title)}type ${typeName} {\n${toFields(entityType, all).join('\n')}\n}`,
    `type ${typeName}Edge { cursor: String! node: ${typeName}! }`,
    toConnectionSdl(typeName, `${typeName}Edge`),
    toFilterSdl(entityType),
    toQuerySdl(entityType),
  ].join('\n\n');
}

export function toConnectionSdl(node: string, edge: string): string {
  return `type ${node}Connection {
  edges: [${edge}!]!
  nodes: [${node}!]!
  pageInfo: PageInfo!
  totalCount: Int!
}`;
}

function toFields(entityType: EntityType, all: ReadonlyMap<EntityTypeName, EntityType>): string[] {
  const attributes = entityType.attributes.map(
    (attribute) =>
      `${describe(attribute.title, '  ')}  ${attribute.name}: ${toValueKind(attribute)}Attribute!`,
  );
  const relations = entityType.relations.map((relation) => {
    const other = all.get(relation.to)?.typeName ?? relation.to;
    return `${describe(relation.title, '  ')}  ${relation.name}(first: Int = 100): [${other}!]!`;
  });
  return ['  id: ID!', ...attributes, '  records: [RecordReference!]!', ...relations];
}

function toFilterSdl(entityType: EntityType): string {
  const lines = entityType.attributes.map(
    (attribute) => `  ${attribute.name}: ${toValueKind(attribute)}Filter`,
  );
  return `input ${entityType.typeName}Filter {\n${lines.join('\n')}\n}`;
}

function toQuerySdl(entityType: EntityType): string {
  const { name, typeName, plural } = entityType;
  const identifiers = entityType.identifiers.map((identifier) => `, ${identifier}: String`).join('');
  return `extend type Query {
  "One of the arguments, exactly."
  ${toSingularField(name)}(id: ID${identifiers}): ${typeName}
  ${plural}(first: Int = 20, after: String, filter: ${typeName}Filter): ${typeName}Connection!
}`;
}

/** The query field for one entity: entity names are kebab-case, GraphQL knows no dash. */
export function toSingularField(name: EntityTypeName): string {
  return name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());
}

function describe(title: Readonly<Record<string, string>>, indent = ''): string {
  const text = title['en'] ?? Object.values(title)[0];
  return text ? `${indent}${JSON.stringify(text)}\n` : '';
}
