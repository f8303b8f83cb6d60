import type { EntityRelation, EntityTypeName } from '#schemas';
import type { FoundConflict, Store } from '../store/index.ts';
import { groupByEntity } from '../unify/index.ts';
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
): Promise<{ readonly opened: number; readonly closed: number }> {
  return store.conflicts.sync(entityType, findAllConflicts(store, toCheckedType(city, entityType)));
}

/** The conflicts of all entities of a type, batch by batch. */
async function* findAllConflicts(store: Store, checked: CheckedType): AsyncGenerator<FoundConflict[]> {
  if (checked.rules.length === 0) return;
  const relations = toRelations(checked);
  for await (const entities of groupByEntity(store.members.readAll(checked.entityType.name))) {
    const related = new Map<string, RelatedMembers>();
    for (const relation of relations) {
      related.set(relation.name, await readRelated(store, checked, { relation, entities }));
    }
    yield entities.flatMap((entity) => findConflictsOf(checked, entity, related));
  }
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
