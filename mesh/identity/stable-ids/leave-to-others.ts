import type { EntityId } from '#schemas';
import { countMembers, type Share, type Shares } from './shares.ts';

/**
 * Where a part of an entity is exactly what a retired entity was when it ended, what was joined is parted again: that
 * part has its own id to go back to and leaves the entity's id to the others, even if it is the largest. The others
 * must have a part of their own; what has gone to members of other living entities would take the id with it.
 */
export function leaveToOthers(
  shares: Shares,
  clusters: readonly (readonly string[])[],
  retired: ReadonlyMap<string, EntityId> = new Map(),
): Shares {
  if (retired.size === 0) return shares;
  const sizes = countMembers(retired);
  const isAlone = ({ cluster }: Share) => shares.ofCluster[cluster]?.length === 1;
  const returns = (share: Share) => {
    const [first = '', ...rest] = clusters[share.cluster] ?? [];
    const id = retired.get(first);
    const isWhole = id !== undefined && sizes.get(id) === rest.length + 1;
    return isWhole && !shares.ofEntity.has(id) && rest.every((member) => retired.get(member) === id);
  };
  const ofEntity = new Map<EntityId, readonly Share[]>();
  for (const [entityId, parts] of shares.ofEntity) {
    const [largest] = parts;
    const other = largest && parts.length > 1 && returns(largest) && parts.find((part) => !returns(part));
    const isToMove = other && isAlone(other) && isAlone(largest);
    ofEntity.set(entityId, isToMove ? [other, ...parts.filter((part) => part !== other)] : parts);
  }
  return { ...shares, ofEntity };
}
