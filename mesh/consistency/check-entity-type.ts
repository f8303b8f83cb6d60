import { createHash } from 'node:crypto';
import type { EntityRelation, EntityTypeName } from '#schemas';
import type { ConflictChanges, FoundConflict, SomeConflicts, Store } from '../store/index.ts';
import { groupByEntity, toEntities } from '../unify/index.ts';
import type { EntityMembers } from '../unify/index.ts';
import { toCheckedType } from './checked-city.ts';
import type { CheckedCity, CheckedType } from './checked-city.ts';
import { findConflicts } from './find-conflicts.ts';
import { readRelated } from './read-related.ts';
import type { RelatedMembers } from './read-related.ts';

/**
 * Checks every entity of a type and makes its open conflicts those that were found: they open and close by
 * themselves. Relations are followed by the stored keys, so projections of all types must be written before.
 */
export function checkEntityType(
  store: Store,
  city: CheckedCity,
  entityType: EntityTypeName,
): Promise<ConflictChanges> {
  const checked = toCheckedType(city, entityType);
  return store.conflicts.sync(entityType, findAllConflicts(store, checked), toCheckSignature(checked));
}

/**
 * The same for some entities: those named, else those that have been due longest.
 * @returns undefined when none were due
 */
export function checkSomeEntities(
  store: Store,
  city: CheckedCity,
  some: Omit<SomeConflicts, 'find'>,
): Promise<ConflictChanges | undefined> {
  const checked = toCheckedType(city, some.entityType);
  return store.conflicts.syncSome({
    ...some,
    find: async (members) => findConflictsOfAll(store, checked, toEntities(members)),
  });
}

/** Tells whether what a type's entities are checked by is still the same. */
export function toCheckSignature({ rules, survivorship, entityType }: CheckedType): string {
  const attributes = [...survivorship].map(([name, rule]) => [name, { ...rule, trust: [...rule.trust] }]);
  const said = JSON.stringify([rules.map(({ written }) => written), entityType.relations, attributes]);
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}

/** The conflicts of all entities of a type, batch by batch. */
async function* findAllConflicts(store: Store, checked: CheckedType): AsyncGenerator<FoundConflict[]> {
  if (checked.rules.length === 0) return;
  for await (const entities of groupByEntity(store.members.readAll(checked.entityType.name)))
    yield await findConflictsOfAll(store, checked, entities);
}

async function findConflictsOfAll(
  store: Store,
  checked: CheckedType,
  entities: readonly EntityMembers[],
): Promise<FoundConflict[]> {
  if (checked.rules.length === 0 || entities.length === 0) return [];
  const related = new Map<string, RelatedMembers>();
  for (const relation of toRelations(checked))
    related.set(relation.name, await readRelated(store, checked, { relation, entities }));
  return entities.flatMap((entity) => findConflictsOf(checked, entity, related));
}

function findConflictsOf(
  checked: CheckedType,
  { entityId, members }: EntityMembers,
  related: ReadonlyMap<string, RelatedMembers>,
): FoundConflict[] {
  const subject = {
    members,
    survivorship: checked.survivorship,
    related: (relation: string) => related.get(relation)?.get(entityId) ?? [],
  };
  return findConflicts(entityId, checked.rules, subject);
}

function toRelations({ entityType, rules }: CheckedType): EntityRelation[] {
  const names = new Set(rules.map(({ through }) => through));
  return entityType.relations.filter(({ name }) => names.has(name));
}
