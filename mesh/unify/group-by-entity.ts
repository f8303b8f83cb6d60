import type { EntityId } from '#schemas';
import type { MemberRow } from '../store/index.ts';

/** The member records of one entity. */
export interface EntityMembers {
  readonly entityId: EntityId;
  readonly members: readonly MemberRow[];
}

/**
 * Batches of whole entities from batches of members that come ordered by entity (`store.members.readAll`): an
 * entity that a batch cuts in two is carried over. Members that linkage has not seen are left out.
 */
export async function* groupByEntity(
  batches: AsyncIterable<readonly MemberRow[]>,
): AsyncGenerator<EntityMembers[]> {
  let carried: MemberRow[] = [];
  for await (const batch of batches) {
    const groups = toEntities([...carried, ...batch]);
    carried = [...(groups.pop()?.members ?? [])];
    if (groups.length > 0) yield groups;
  }
  const rest = toEntities(carried);
  if (rest.length > 0) yield rest;
}

/** The same of members that are all there. */
export function toEntities(members: readonly MemberRow[]): EntityMembers[] {
  const byEntity = new Map<EntityId, MemberRow[]>();
  for (const member of members) {
    if (member.entityId === null) continue;
    const group = byEntity.get(member.entityId);
    if (group) group.push(member);
    else byEntity.set(member.entityId, [member]);
  }
  return [...byEntity].map(([entityId, group]) => ({ entityId, members: group }));
}
