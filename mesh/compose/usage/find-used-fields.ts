import { getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Contract } from '#contracts';
import type { EntityType } from '#schemas';
import type { UsedField } from '../../store/index.ts';
import { toDatasetTypeName, toNamedFields } from '../sdl/index.ts';

/** What the fields of one GraphQL type stand for: contract fields by the name that a question uses. */
export type FieldMeanings = ReadonlyMap<string, ReadonlyMap<string, readonly UsedField[]>>;

/**
 * A raw dataset's type stands for its contract's own fields, an entity's type for what contracts map to its
 * attributes: `place.resolution` of public-security.cameras 1.0.0.
 */
export function toFieldMeanings(
  contracts: readonly Contract[],
  read: readonly Contract[],
  entityTypes: readonly EntityType[],
): FieldMeanings {
  const raw = read.map((contract) => [toDatasetTypeName(contract), toRawMeanings(contract)] as const);
  const unified = entityTypes.flatMap((entityType) => {
    const meanings = toUnifiedMeanings(entityType, contracts);
    const { typeName } = entityType;
    return [[typeName, meanings] as const, [`${typeName}Filter`, meanings] as const];
  });
  return new Map([...raw, ...unified]);
}

/** Every contract field that a valid document names, in selections and in filters that are written out. */
export function findUsedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  meanings: FieldMeanings,
): UsedField[] {
  const used = new Set<UsedField>();
  const note = (type: string | undefined, field: string) => {
    for (const one of meanings.get(type ?? '')?.get(field) ?? []) used.add(one);
  };
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => note(types.getParentType()?.name, name.value),
      ObjectField: ({ name }) => note(getNamedType(types.getParentInputType())?.name, name.value),
    }),
  );
  return [...used];
}

function toRawMeanings(contract: Contract): Map<string, UsedField[]> {
  const { dataset, version } = contract;
  return new Map(
    toNamedFields(contract).map(({ name, field }) => [name, [{ dataset, version, field: field.name }]]),
  );
}

function toUnifiedMeanings({ name, attributes }: EntityType, contracts: readonly Contract[]) {
  const of = (attribute: string): UsedField[] =>
    contracts
      .filter(({ mappings }) =>
        mappings.some((mapping) => mapping.entity === name && attribute in mapping.attributes),
      )
      .map(({ dataset, version }) => ({ dataset, version, field: `${name}.${attribute}` }));
  return new Map(attributes.map((attribute) => [attribute.name, of(attribute.name)]));
}
