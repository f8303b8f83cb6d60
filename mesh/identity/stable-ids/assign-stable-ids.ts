import { toEntityId, type EntityId, type EntityTypeName } from '#schemas';
import type { MemberReference } from '../../store/index.ts';
import { toMemberReference } from '../features/index.ts';
import { mintEntityId } from './mint-entity-id.ts';

/** One entity: its id and its member records. */
export interface StableCluster {
  readonly entityId: EntityId;
  readonly members: MemberReference[];
  /** Ids whose members went into other entities, most of them into this one: they redirect here. */
  readonly absorbed: EntityId[];
}

/** What was before this linkage. */
export interface FormerIds {
  /** Member id → entity id. */
  readonly membership: ReadonlyMap<string, EntityId>;
  /** Every id that was ever given out: none of them may come to mean anything else. */
  readonly everGiven?: ReadonlySet<EntityId>;
}

interface Claim {
  readonly entityId: EntityId;
  readonly cluster: number;
  readonly overlap: number;
}

/**
 * Gives every cluster of member ids an id that survives new evidence: the cluster with most of an entity's former
 * members keeps its id, ties go by id and by smallest member, so that the order of the input never matters. A cluster
 * that keeps none gets an id made from the entity type and its smallest member.
 */
export function assignStableIds(
  entityType: EntityTypeName,
  clusters: readonly (readonly string[])[],
  { membership, everGiven = new Set() }: FormerIds,
): StableCluster[] {
  const sorted = clusters
    .map((members) => [...members].sort())
    .sort((a, b) => compare(a[0] ?? '', b[0] ?? ''));
  const claims = toClaims(sorted, membership);
  const kept = settle(claims);
  const used = new Set<string>([...everGiven, ...membership.values()]);
  const absorbed = toAbsorbed(claims, new Set(kept.values()));
  return sorted.map((members, index) => ({
    entityId: kept.get(index) ?? mint(entityType, members, used),
    members: members.map(toMemberReference),
    absorbed: absorbed.get(index) ?? [],
  }));
}

/** How many former members of each entity each cluster holds, the best founded claim first. */
function toClaims(
  clusters: readonly (readonly string[])[],
  previous: ReadonlyMap<string, EntityId>,
): Claim[] {
  const claims = clusters.flatMap((members, cluster) => {
    const overlaps = new Map<EntityId, number>();
    for (const member of members) {
      const entityId = previous.get(member);
      if (entityId !== undefined) overlaps.set(entityId, (overlaps.get(entityId) ?? 0) + 1);
    }
    return [...overlaps].map(([entityId, overlap]) => ({ entityId, cluster, overlap }));
  });
  return claims.sort(
    (a, b) => b.overlap - a.overlap || compare(a.entityId, b.entityId) || a.cluster - b.cluster,
  );
}

/** One id per cluster and one cluster per id, the best founded claim first. */
function settle(claims: readonly Claim[]): Map<number, EntityId> {
  const kept = new Map<number, EntityId>();
  const taken = new Set<EntityId>();
  for (const { entityId, cluster } of claims) {
    if (kept.has(cluster) || taken.has(entityId)) continue;
    kept.set(cluster, entityId);
    taken.add(entityId);
  }
  return kept;
}

/** An id that no cluster kept redirects to the cluster with most of its members. */
function toAbsorbed(claims: readonly Claim[], kept: ReadonlySet<EntityId>): Map<number, EntityId[]> {
  const absorbed = new Map<number, EntityId[]>();
  const placed = new Set<EntityId>();
  for (const { entityId, cluster } of claims) {
    if (kept.has(entityId) || placed.has(entityId)) continue;
    placed.add(entityId);
    absorbed.set(cluster, [...(absorbed.get(cluster) ?? []), entityId]);
  }
  return absorbed;
}

function mint(entityType: EntityTypeName, members: readonly string[], used: Set<string>): EntityId {
  for (let attempt = 0; ; attempt += 1) {
    const id = mintEntityId(entityType, members[0] ?? '', attempt);
    if (used.has(id)) continue;
    used.add(id);
    return toEntityId(id);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
