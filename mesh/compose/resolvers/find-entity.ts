import { CausewayError, toEntityId } from '#schemas';
import type { EntityId, EntityType, EntityTypeName } from '#schemas';
import type { Store } from '../../store/index.ts';
import { toKeyValue } from '../../unify/index.ts';
import type { EntityReference, SurvivorshipRules } from '../../unify/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import type { RequestContext } from '../request-context.ts';

/**
 * The entity that lives under an id now, merges followed; undefined for a stranger and for another type.
 * @throws CausewayError ENTITY_GONE for an id whose records were all deleted
 */
export async function findById(
  { store }: ComposeInput,
  entityType: EntityType,
  id: string,
): Promise<EntityReference | undefined> {
  const found = await findLiving(store, id, entityType.name);
  const [projection] = found ? await store.projections.find([found.entityId]) : [];
  return projection && found;
}

/**
 * The entity of any type that lives under an id now.
 * @throws CausewayError ENTITY_GONE for an id whose records were all deleted
 */
export async function findLiving(
  store: Store,
  id: string,
  entityType?: EntityTypeName,
): Promise<EntityReference | undefined> {
  // PostgreSQL cannot store U+0000, so no id has it.
  const [row] = id === '' || id.includes('\0') ? [] : await store.entities.find([toEntityId(id)]);
  if (!row || row.entityType !== (entityType ?? row.entityType)) return undefined;
  if (row.isGone) throw new CausewayError('ENTITY_GONE', { name: id });
  return { entityId: row.redirectTo ?? row.entityId, entityType: row.entityType };
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
