import type { EntityId } from '#schemas';

/** The part of an entity's former members that one cluster now holds. */
export interface Share {
  readonly entityId: EntityId;
  /** The cluster's place among the clusters. */
  readonly cluster: number;
  /** Sorted. */
  readonly members: string[];
}

export interface Shares {
  /** Per entity, the part with most evidence first. */
  readonly ofEntity: ReadonlyMap<EntityId, readonly Share[]>;
  readonly ofCluster: readonly (readonly Share[])[];
}

/**
 * Where each entity's former members are. Most evidence is most former members; then, where weights are given, the
 * greatest sum of link weights; then the smallest member, so that no order of the input matters.
 */
export function toShares(
  clusters: readonly (readonly string[])[],
  membership: ReadonlyMap<string, EntityId>,
  weightOf: (member: string) => number = () => 0,
): Shares {
  const ofEntity = new Map<EntityId, Share[]>();
  const ofCluster = clusters.map((members, cluster) => toClusterShares(members, cluster, membership));
  for (const share of ofCluster.flat()) {
    const others = ofEntity.get(share.entityId);
    if (others) others.push(share);
    else ofEntity.set(share.entityId, [share]);
  }
  const weigh = ({ members }: Share) => members.reduce((sum, member) => sum + weightOf(member), 0);
  for (const shares of ofEntity.values())
    if (shares.length > 1)
      shares.sort(
        (one, other) =>
          other.members.length - one.members.length ||
          weigh(other) - weigh(one) ||
          compare(one.members[0] ?? '', other.members[0] ?? ''),
      );
  return { ofEntity, ofCluster };
}

/** How many members each entity has. */
export function countMembers(membership: ReadonlyMap<string, EntityId>): Map<EntityId, number> {
  const counts = new Map<EntityId, number>();
  for (const id of membership.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function toClusterShares(
  members: readonly string[],
  cluster: number,
  membership: ReadonlyMap<string, EntityId>,
): Share[] {
  const shares = new Map<EntityId, Share>();
  for (const member of members) {
    const entityId = membership.get(member);
    if (entityId === undefined) continue;
    const share = shares.get(entityId);
    if (share) share.members.push(member);
    else shares.set(entityId, { entityId, cluster, members: [member] });
  }
  return [...shares.values()];
}
