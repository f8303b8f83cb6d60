import { toEntityId, type EntityId, type EntityTypeName } from '#schemas';
import type { MemberReference } from '../../store/index.ts';
import { toMemberReference } from '../features/index.ts';
import { leaveToOthers } from './leave-to-others.ts';
import type { LineageEvent } from './lineage.ts';
import { mintEntityId } from './mint-entity-id.ts';
import { compare, countMembers, toShares, type Shares } from './shares.ts';
import { tellLineage } from './tell-lineage.ts';

/** One entity: its id and its member records. */
export interface IdentifiedCluster {
  readonly entityId: EntityId;
  readonly members: MemberReference[];
  /** Ids that from now on redirect to this one, the oldest first. */
  readonly absorbed: EntityId[];
}

/** What was before this linkage: of the whole city, or of all that a change touched. */
export interface FormerEntities {
  /** Member id → its entity. With one member of an entity all of them are here, and the clusters that hold them. */
  readonly membership: ReadonlyMap<string, EntityId>;
  /** Member id → the ended entity that it was last a member of; all last members that are still there, if any. */
  readonly retired?: ReadonlyMap<string, EntityId>;
  /** When or in which order ids were given out: the smaller is the older; an id that is missing is the youngest. */
  readonly age?: ReadonlyMap<EntityId, number>;
  /** Every id that was ever given out, in the whole city: none of them may come to mean anything else. */
  readonly everGiven?: { has(id: EntityId): boolean };
  /** Sum of a member's link weights within its new cluster, in bits. */
  readonly weightOf?: (member: string) => number;
}

export interface EntityIds {
  /** In the order of their smallest members. */
  readonly entities: IdentifiedCluster[];
  readonly lineage: LineageEvent[];
}

/**
 * Gives every cluster of member ids an id that survives new evidence, by these rules in this order:
 * 1. An entity's home is the cluster that holds most of its former members (see `toShares`); that is where its id goes.
 *    What was joined and is parted again goes back to its own id instead (see `leaveToOthers`).
 * 2. Of all entities at home in one cluster the oldest keeps its id, however few its members; the others redirect to it.
 *    Ids of one age go by the id itself.
 * 3. A cluster where no living entity is at home revives a retired id if more than half of that one's last members are
 *    here and they are more than half of the cluster: never two ids in one cluster, nor one in two.
 * 4. Any other cluster gets a new id, made from the entity type and its smallest member.
 * An entity's fate rests on the clusters that hold its members and on the entities at home there, on nothing else. A
 * part that is closed under both comes to the same as the whole.
 */
export function assignEntityIds(
  entityType: EntityTypeName,
  clusters: readonly (readonly string[])[],
  former: FormerEntities,
): EntityIds {
  const sorted = clusters
    .map((members) => [...members].sort())
    .sort((a, b) => compare(a[0] ?? '', b[0] ?? ''));
  const evidence = toShares(sorted, former.membership, former.weightOf);
  const shares = leaveToOthers(evidence, sorted, former.retired);
  const guests = toGuests(shares, former);
  const revived = findRevived(sorted, former);
  const mint = toMint(entityType, former);
  const ids = sorted.map((members, at) => guests.get(at)?.[0] ?? revived.get(at) ?? mint(members[0] ?? ''));
  const entities = sorted.map((members, at) => ({
    entityId: ids[at] ?? toEntityId(''),
    members: members.map(toMemberReference),
    absorbed: guests.get(at)?.slice(1) ?? [],
  }));
  return { entities, lineage: tellLineage({ clusters: sorted, ids, shares, revived }, former) };
}

/** The entities at home in each cluster, the oldest first. */
function toGuests({ ofEntity }: Shares, { age = new Map() }: FormerEntities): Map<number, EntityId[]> {
  const guests = new Map<number, EntityId[]>();
  for (const [entityId, [home]] of ofEntity) {
    if (!home) continue;
    const others = guests.get(home.cluster);
    if (others) others.push(entityId);
    else guests.set(home.cluster, [entityId]);
  }
  for (const ids of guests.values()) if (ids.length > 1) ids.sort(oldestFirst(age));
  return guests;
}

function oldestFirst(age: ReadonlyMap<EntityId, number>): (one: EntityId, other: EntityId) => number {
  const since = (id: EntityId) => age.get(id) ?? Number.MAX_VALUE;
  return (one, other) => since(one) - since(other) || compare(one, other);
}

/** Retired ids that may live again, by their cluster. */
function findRevived(
  clusters: readonly (readonly string[])[],
  { membership, retired = new Map() }: FormerEntities,
): Map<number, EntityId> {
  const revived = new Map<number, EntityId>();
  if (retired.size === 0) return revived;
  const living = new Set(membership.values());
  const sizes = countMembers(retired);
  const { ofCluster } = toShares(clusters, retired);
  ofCluster.forEach((shares, cluster) => {
    const { length } = clusters[cluster] ?? [];
    const share = shares.find(({ members }) => 2 * members.length > length);
    if (!share || living.has(share.entityId)) return;
    if (2 * share.members.length > (sizes.get(share.entityId) ?? 0)) revived.set(cluster, share.entityId);
  });
  return revived;
}

/** New ids that were never given out. */
function toMint(
  entityType: EntityTypeName,
  { membership, retired = new Map(), everGiven }: FormerEntities,
): (smallestMember: string) => EntityId {
  const used = new Set<EntityId>([...membership.values(), ...retired.values()]);
  return (smallestMember) => {
    for (let attempt = 0; ; attempt += 1) {
      const id = toEntityId(mintEntityId(entityType, smallestMember, attempt));
      if (used.has(id) || everGiven?.has(id)) continue;
      used.add(id);
      return id;
    }
  };
}
