import { CausewayError, titleIn } from '#schemas';
import type { EntityAttribute, EntityRelation, EntityType, Titles } from '#schemas';
import type { Projection } from '../../store/index.ts';
import { toSearchTerm } from '../../unify/index.ts';
import type { EntityReference, Envelope } from '../../unify/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { toConflictNode } from './conflict-resolvers.ts';
import { mostPerPage, toConnection, toPageRequest } from './connection.ts';
import type { ConnectionArguments } from './connection.ts';
import { readRelation, resolveRecords } from './entity-resolvers.ts';
import { findById } from './find-entity.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

/** An entity on its page: a reference with the type that it is of. */
interface View extends EntityReference {
  readonly type: EntityType;
}

interface NamedPart {
  readonly name: string;
  readonly titles: Titles;
}

/** Entities of any type, with their values as text, and the search. */
export function toEntityViewResolvers(input: ComposeInput): ResolverMap {
  return {
    Query: { entity: resolveEntity(input), search: resolveSearch(input) },
    EntityView: {
      id: (({ entityId }) => entityId) satisfies Resolver<View>,
      type: (({ entityType }) => entityType) satisfies Resolver<View>,
      label: (async ({ entityId }) =>
        (await input.store.projections.find([entityId]))[0]?.label ?? entityId) satisfies Resolver<View>,
      attributes: ((view, _, { unifier }) =>
        Promise.all(
          view.type.attributes.map(async (attribute) =>
            toNamedAttribute(attribute, await unifier.envelope(view, attribute.name)),
          ),
        )) satisfies Resolver<View>,
      records: resolveRecords,
      relations: (({ type, ...entity }) =>
        type.relations.map((relation) => ({
          name: relation.name,
          titles: relation.title,
          relation,
          type,
          entity,
        }))) satisfies Resolver<View>,
      conflicts: (async ({ entityId }) => {
        const page = await input.store.conflicts.list({ first: 100, entityId, state: 'OPEN' });
        return page.items.map(({ item }) => toConflictNode(input, item));
      }) satisfies Resolver<View>,
    },
    NamedAttribute: { title: resolveTitle },
    NamedRelation: { title: resolveTitle, entities: resolveRelated(input) },
  };
}

const resolveTitle: Resolver<NamedPart, { readonly locale?: string | null }> = (
  { titles, name },
  { locale },
) => titleIn(titles, locale ?? 'en', name);

function resolveEntity(
  input: ComposeInput,
): Resolver<unknown, { readonly type: string; readonly id: string }> {
  return async (_, { type, id }) => {
    const entityType = input.entityTypes.find(({ name }) => name === type);
    if (!entityType) throw new CausewayError('NOT_FOUND', { name: `entity type “${type}”` });
    const entity = await findById(input, entityType, id);
    return entity && { ...entity, type: entityType };
  };
}

function toNamedAttribute({ name, title }: EntityAttribute, envelope: Envelope) {
  return { ...envelope, name, titles: title };
}

interface NamedRelation extends NamedPart {
  readonly relation: EntityRelation;
  readonly type: EntityType;
  readonly entity: EntityReference;
}

function resolveRelated(input: ComposeInput): Resolver<NamedRelation> {
  return async ({ relation, type, entity }, _, context) => {
    const found = await readRelation({ input, entityType: type, relation, context }, entity, mostPerPage);
    const projections = await input.store.projections.find(found.map(({ entityId }) => entityId));
    const byId = new Map(projections.map((projection) => [projection.entityId, projection]));
    return found
      .flatMap(({ entityId }) => byId.get(entityId) ?? [])
      .map((projection) => toHit(input, projection));
  };
}

type SearchArguments = ConnectionArguments & { readonly text: string; readonly type?: string | null };

function resolveSearch(input: ComposeInput): Resolver<unknown, SearchArguments> {
  return async (_, { text, type, ...page }) => {
    const terms = text.split(/\s+/).map(toSearchTerm).filter(Boolean);
    if (terms.length === 0) throw new CausewayError('BAD_REQUEST', { reason: 'Say what to search for.' });
    const entityType = input.entityTypes.find(({ name }) => name === type)?.name;
    if (type && !entityType) throw new CausewayError('NOT_FOUND', { name: `entity type “${type}”` });
    const request = toPageRequest(page);
    const found = await input.store.projections.list({
      ...request,
      terms,
      ...(entityType && { entityType }),
    });
    return toConnection(found, request, (projection) => toHit(input, projection));
  };
}

function toHit({ entityTypes }: ComposeInput, projection: Projection) {
  const { entityId, entityType, label, disputed, attributes } = projection;
  const type = entityTypes.find(({ name }) => name === entityType);
  const names = new Set([...(type?.search ?? []), ...(type?.identifiers ?? [])]);
  const details = [...names].flatMap((name) => {
    const value = attributes[name];
    return value === undefined || String(value) === label ? [] : [{ name, value: String(value) }];
  });
  return { id: entityId, type: entityType, label, disputed, details };
}
