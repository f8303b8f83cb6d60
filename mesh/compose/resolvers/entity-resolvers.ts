import type { EntityRelation, EntityType } from '#schemas';
import type { MemberRow, ProjectionFilter } from '../../store/index.ts';
import { toDefaultSurvivorship, toRelationValues } from '../../unify/index.ts';
import type { EntityReference, SurvivorshipRules } from '../../unify/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import type { RequestContext } from '../request-context.ts';
import { toSingularField } from '../sdl/index.ts';
import { toConnection, toFirst, toPageRequest } from './connection.ts';
import type { ConnectionArguments } from './connection.ts';
import { findById, findByIdentifier, getOnlyArgument } from './find-entity.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

/** Resolvers of one entity type: by id or identifier, lists, attributes, records, relations. */
export function toEntityResolvers(input: ComposeInput, entityType: EntityType): ResolverMap {
  return {
    Query: {
      [toSingularField(entityType.name)]: resolveOne(input, entityType),
      [entityType.plural]: resolveList(input, entityType),
    },
    [entityType.typeName]: {
      id: (({ entityId }) => entityId) satisfies Resolver<EntityReference>,
      records: resolveRecords,
      ...Object.fromEntries(entityType.attributes.map(({ name }) => [name, resolveAttribute(name)])),
      ...Object.fromEntries(
        entityType.relations.map((relation) => [relation.name, resolveRelation(input, entityType, relation)]),
      ),
    },
  };
}

function resolveOne(
  input: ComposeInput,
  entityType: EntityType,
): Resolver<unknown, Readonly<Record<string, string | null>>> {
  const rules = rulesOf(input, entityType);
  return (_, given, context) => {
    const [name, value] = getOnlyArgument(given);
    if (name === 'id') return findById(input, entityType, value);
    return findByIdentifier(input, context, { entityType, rules, identifier: name, value });
  };
}

function resolveList(
  { store }: ComposeInput,
  entityType: EntityType,
): Resolver<unknown, ConnectionArguments & { readonly filter?: ProjectionFilter | null }> {
  return async (_, { filter, ...page }) => {
    const request = toPageRequest(page);
    const conditions = toGivenConditions(filter);
    const found = await store.projections.list({
      ...request,
      entityType: entityType.name,
      filter: conditions,
    });
    return toConnection(found, request, ({ entityId }) => ({ entityId, entityType: entityType.name }));
  };
}

// `filter: { name: null }` asks for nothing, as GraphQL has it.
function toGivenConditions(filter: ProjectionFilter | null | undefined): ProjectionFilter {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([, condition]) => Boolean(condition)));
}

function resolveAttribute(name: string): Resolver<EntityReference> {
  return (entity, _, { unifier }) => unifier.envelope(entity, name);
}

export const resolveRecords: Resolver<EntityReference> = async ({ entityId }, _, { unifier }) =>
  (await unifier.members(entityId)).map(
    ({ dataset, key, role, department, asOf, recordedAt }: MemberRow) => ({
      dataset,
      key,
      role,
      department,
      asOf,
      recordedAt,
    }),
  );

function resolveRelation(
  input: ComposeInput,
  entityType: EntityType,
  relation: EntityRelation,
): Resolver<EntityReference, { readonly first?: number | null }> {
  return (entity, { first }, context) => {
    return readRelation({ input, entityType, relation, context }, entity, toFirst(first, 100));
  };
}

export interface RelationReading {
  readonly input: ComposeInput;
  readonly entityType: EntityType;
  readonly relation: EntityRelation;
  readonly context: RequestContext;
}

/** The entities at the other end of a relation, in the order of their ids. */
export async function readRelation(
  { input, entityType, relation, context }: RelationReading,
  entity: EntityReference,
  most: number,
): Promise<EntityReference[]> {
  const there = input.entityTypes.find(({ name }) => name === relation.to);
  if (!there) return [];
  const members = await context.unifier.members(entity.entityId);
  const start = { entityType, rules: rulesOf(input, entityType), rulesThere: rulesOf(input, there), members };
  const ids = await context.relations.find(there.name, relation.there, toRelationValues(start, relation));
  return ids.slice(0, most).map((entityId) => ({ entityId, entityType: there.name }));
}

function rulesOf({ survivorship }: ComposeInput, entityType: EntityType): SurvivorshipRules {
  return survivorship.get(entityType.name) ?? toDefaultSurvivorship(entityType);
}
