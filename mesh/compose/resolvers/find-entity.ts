import { CausewayError, toEntityId } from '#schemas';
import type { EntityId, EntityType } from '#schemas';
import { toKeyValue } from '../../unify/index.ts';
import type { EntityReference, SurvivorshipRules } from '../../unify/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import type { RequestContext } from '../request-context.ts';

/** The entity that lives under an id now, merges followed; undefined for a stranger and for another type. */
export async function findById(
  { store }: ComposeInput,
  entityType: EntityType,
  id: string,
): Promise<EntityReference | undefined> {
  if (id === '') return undefined;
  const [row] = await store.entities.find([toEntityId(id)]);
  if (row?.entityType !== entityType.name) return undefined;
  const entityId = row.redirectTo ?? row.entityId;
  const [projection] = await store.projections.find([entityId]);
  return projection ? { entityId, entityType: entityType.name } : undefined;
}

/** What a look-up by one identifier needs. */
export interface IdentifierLookup {
  readonly entityType: EntityType;
  readonly rules: SurvivorshipRules;
  readonly identifier: string;
  readonly value: string;
}

/**
 * The entity with an identifier. A wrong digit may give one entity a record with another's number: the one whose
 * own winning value it is goes first, then the smaller id.
 */
export async function findByIdentifier(
  { store }: ComposeInput,
  { relations }: RequestContext,
  { entityType, rules, identifier, value }: IdentifierLookup,
): Promise<EntityReference | undefined> {
  const sought = toKeyValue(rules, identifier, value);
  if (sought === '') return undefined;
  const found = await relations.find(entityType.name, identifier, [sought]);
  const entityId = found.length > 1 ? await findOwner(found) : found[0];
  return entityId === undefined ? undefined : { entityId, entityType: entityType.name };

  async function findOwner(ids: readonly EntityId[]): Promise<EntityId | undefined> {
    const projections = await store.projections.find(ids);
    const owners = projections.filter(({ attributes }) => {
      const winner = attributes[identifier];
      return winner !== undefined && toKeyValue(rules, identifier, winner) === sought;
    });
    return owners.map((owner) => owner.entityId).sort()[0] ?? ids[0];
  }
}

/** The one argument that names the entity. @throws CausewayError BAD_REQUEST for none or several */
export function getOnlyArgument(
  input: Readonly<Record<string, string | null | undefined>>,
): [string, string] {
  const given = Object.entries(input).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined ? [] : [[name, value]],
  );
  const only = given[0];
  if (given.length === 1 && only) return only;
  throw new CausewayError('BAD_REQUEST', {
    reason: 'Name the entity by exactly one argument: its id or one identifier.',
  });
}
