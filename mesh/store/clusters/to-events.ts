import type { EntityId } from '#schemas';

/** How many records went from an entity to another one. */
export type Moves = ReadonlyMap<EntityId, ReadonlyMap<EntityId, number>>;

export interface LineageEvent {
  readonly entityId: EntityId;
  readonly kind: 'revived' | 'created' | 'split' | 'merged' | 'emptied' | 'absorbed';
  readonly others: readonly EntityId[];
}

interface Changes {
  readonly moves: Moves;
  readonly revived: readonly EntityId[];
  readonly born: readonly EntityId[];
  /** Of every entity that lost its last record: where it leads, if anywhere. */
  readonly heirs: ReadonlyMap<EntityId, EntityId | undefined>;
}

/**
 * What became of entities, in the order in which it is told; the same as `write-lineage.ts` writes of a whole type. An
 * entity made of new records only has no event of its own: its row says when it began.
 */
export function toEvents({ moves, revived, born, heirs }: Changes): LineageEvent[] {
  const origins = turn(moves);
  const tell = (kind: LineageEvent['kind']) => (entityId: EntityId) => ({
    ...{ entityId, kind },
    others: byNumber(origins.get(entityId)),
  });
  const created = born.filter((id) => origins.has(id));
  return [...revived.map(tell('revived')), ...created.map(tell('created')), ...toFates(moves, heirs)];
}

/** Entities that lost all their records or some, and then those that took in what others were. */
function toFates(moves: Moves, heirs: Changes['heirs']): LineageEvent[] {
  const losing = [...new Set([...heirs.keys(), ...moves.keys()])].sort();
  const absorbed = new Map<EntityId, EntityId[]>();
  for (const id of losing) {
    const heir = heirs.get(id);
    if (heir !== undefined) absorbed.set(heir, [...(absorbed.get(heir) ?? []), id]);
  }
  const told = [...absorbed].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...losing.map((id) => toFate(id, byNumber(moves.get(id)), heirs)),
    ...told.map(([entityId, others]): LineageEvent => ({ entityId, kind: 'absorbed', others })),
  ];
}

function toFate(entityId: EntityId, ways: readonly EntityId[], heirs: Changes['heirs']): LineageEvent {
  if (!heirs.has(entityId)) return { entityId, kind: 'split', others: ways };
  const heir = heirs.get(entityId);
  if (heir === undefined) return { entityId, kind: 'emptied', others: [] };
  const others = [heir, ...ways.filter((id) => id !== heir)];
  return { entityId, kind: others.length > 1 ? 'split' : 'merged', others };
}

/** Most records first; of as many, the id that comes first. */
export function byNumber(numbers: ReadonlyMap<EntityId, number> = new Map()): EntityId[] {
  const sorted = [...numbers].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  return sorted.map(([id]) => id);
}

function turn(moves: Moves): Map<EntityId, Map<EntityId, number>> {
  const turned = new Map<EntityId, Map<EntityId, number>>();
  for (const [from, ways] of moves)
    for (const [to, number] of ways) {
      const origins = turned.get(to) ?? new Map<EntityId, number>();
      turned.set(to, origins.set(from, number));
    }
  return turned;
}
