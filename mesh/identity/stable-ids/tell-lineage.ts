import type { EntityId } from '#schemas';
import type { FormerEntities } from './assign-entity-ids.ts';
import type { LineageEvent } from './lineage.ts';
import { compare, type Share, type Shares } from './shares.ts';

interface Outcome {
  readonly clusters: readonly (readonly string[])[];
  /** The id of each cluster. */
  readonly ids: readonly EntityId[];
  readonly shares: Shares;
  readonly revived: ReadonlyMap<number, EntityId>;
}

/** What happened to each id, sorted by id; an id that lives on with all its members has nothing to tell. */
export function tellLineage(outcome: Outcome, { membership }: FormerEntities): LineageEvent[] {
  const former = new Set(membership.values());
  const events = [
    ...[...former].flatMap((entityId) => tellFate(outcome, entityId)),
    ...outcome.ids.flatMap((entityId, at) => (former.has(entityId) ? [] : [tellBeginning(outcome, at)])),
  ];
  return events.sort((one, other) => compare(one.entityId, other.entityId) || compare(one.kind, other.kind));
}

function tellFate({ ids, shares }: Outcome, entityId: EntityId): LineageEvent[] {
  const [home, ...others] = shares.ofEntity.get(entityId) ?? [];
  if (!home) return [{ kind: 'emptied', entityId }];
  const idOf = ({ cluster }: Share) => ids[cluster] ?? entityId;
  const events: LineageEvent[] = [];
  if (idOf(home) !== entityId)
    events.push({ kind: 'merged', entityId, into: [idOf(home)], members: home.members });
  if (others.length > 0)
    events.push({
      kind: 'split',
      entityId,
      into: [home, ...others].map(idOf),
      members: others.flatMap(({ members }) => members).sort(),
    });
  return events;
}

function tellBeginning({ clusters, ids, shares, revived }: Outcome, at: number): LineageEvent {
  const entityId = ids[at] ?? ('' as EntityId);
  const from = (shares.ofCluster[at] ?? []).map((share) => share.entityId).sort();
  const kind = revived.get(at) === entityId ? 'revived' : 'created';
  return { kind, entityId, from, members: clusters[at] ?? [] };
}
