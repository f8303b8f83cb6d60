import type { EntityId, EntityRelation } from '#schemas';
import type { MemberRow, Store } from '../store/index.ts';
import { toRelationValues } from '../unify/index.ts';
import type { EntityMembers } from '../unify/index.ts';
import { toSurvivorship } from './checked-city.ts';
import type { CheckedType } from './checked-city.ts';

/** Members at the other ends of one relation, by the entity where it starts. */
export type RelatedMembers = ReadonlyMap<EntityId, readonly MemberRow[]>;

/** Reads one relation for a batch of entities: one look-up of keys and one of members. */
export async function readRelated(
  store: Store,
  checked: CheckedType,
  { relation, entities }: { readonly relation: EntityRelation; readonly entities: readonly EntityMembers[] },
): Promise<RelatedMembers> {
  const there = checked.city.entityTypes.find(({ name }) => name === relation.to);
  if (!there) return new Map();
  const rulesThere = toSurvivorship(checked.city, there);
  const valuesOf = new Map(
    entities.map(({ entityId, members }) => {
      const start = { entityType: checked.entityType, rules: checked.survivorship, rulesThere, members };
      return [entityId, toRelationValues(start, relation)];
    }),
  );
  const hits = await store.keys.find(relation.to, relation.there, [
    ...new Set([...valuesOf.values()].flat()),
  ]);
  const idsOf = Map.groupBy(hits, ({ value }) => value);
  const members = await store.members.ofEntities([...new Set(hits.map(({ entityId }) => entityId))]);
  const membersOf = Map.groupBy(members, ({ entityId }) => entityId);
  return new Map(
    [...valuesOf].map(([entityId, values]) => {
      const ids = new Set(values.flatMap((value) => idsOf.get(value) ?? []).map((hit) => hit.entityId));
      return [entityId, [...ids].flatMap((id) => membersOf.get(id) ?? [])];
    }),
  );
}
