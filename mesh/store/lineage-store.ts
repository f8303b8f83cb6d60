import type { DataSource } from 'typeorm';
import type { EntityId, EntityTypeName } from '#schemas';

/**
 * `created` from parts of others, `merged` into another, `absorbed` others that were merged into it, `split`: records
 * went to others, `emptied`: its last record was deleted, `revived`: it has records again.
 */
export type LineageKind = 'created' | 'merged' | 'absorbed' | 'split' | 'emptied' | 'revived';

export interface LineageEvent {
  readonly at: Date;
  readonly kind: LineageKind;
  /** Whence (created, absorbed, revived) or whither (merged, split), the one with most records first. */
  readonly otherIds: readonly EntityId[];
  readonly cause: string;
}

/** What has become of an id that was given out. */
export interface EntityHistory {
  readonly entityId: EntityId;
  readonly entityType: EntityTypeName;
  readonly status: 'live' | 'merged' | 'split' | 'gone';
  /** The ids under which its records are found now, its own included while it lives; none when all are gone. */
  readonly currentIds: readonly EntityId[];
  /** The oldest first. */
  readonly events: readonly LineageEvent[];
}

interface EntityState {
  readonly entityId: EntityId;
  readonly entityType: EntityTypeName;
  readonly createdAt: Date;
  readonly redirectTo: EntityId | null;
  readonly emptiedAt: Date | null;
}

interface StoredEvent extends LineageEvent {
  readonly entityId: EntityId;
  readonly seq: number;
}

/** What became of every id that was ever given out. Written together with the membership (see EntityStore). */
export class LineageStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  /** @returns undefined for an id that was never given out */
  async findHistory(id: EntityId): Promise<EntityHistory | undefined> {
    const [state] = await this.#readStates([id]);
    if (!state) return undefined;
    const events = await this.#readEvents([id]);
    const currentIds = await this.#findCurrent(id, events);
    return {
      entityId: id,
      entityType: state.entityType,
      status: toStatus(state, events, currentIds),
      currentIds,
      events: withBirth(state, events),
    };
  }

  /**
   * Follows every way that records took since, each only from the time at which they came there. For the id that is
   * asked, what was before it last came back to life is undone.
   */
  async #findCurrent(id: EntityId, own: readonly StoredEvent[]): Promise<EntityId[]> {
    const revived = own.findLast(({ kind }) => kind === 'revived')?.seq ?? 0;
    const arrivals = new Map<EntityId, number>([[id, revived]]);
    const alive = new Set<EntityId>();
    for (let frontier = [id]; frontier.length > 0;) {
      const [states, events] = await Promise.all([this.#readStates(frontier), this.#readEvents(frontier)]);
      const next = new Set<EntityId>();
      for (const state of states) {
        if (isLive(state)) alive.add(state.entityId);
        for (const { to, seq } of findWays(state, events, arrivals.get(state.entityId) ?? 0)) {
          if ((arrivals.get(to) ?? Infinity) <= seq) continue;
          arrivals.set(to, seq);
          next.add(to);
        }
      }
      frontier = [...next];
    }
    return [...alive];
  }

  async #readStates(ids: readonly EntityId[]): Promise<EntityState[]> {
    return this.#database.query<EntityState[]>(
      `SELECT entity_id AS "entityId", entity_type AS "entityType", created_at AS "createdAt",
              redirect_to AS "redirectTo", emptied_at AS "emptiedAt" FROM entity WHERE entity_id = ANY($1::text[])`,
      [ids],
    );
  }

  async #readEvents(ids: readonly EntityId[]): Promise<StoredEvent[]> {
    const rows = await this.#database.query<(StoredEvent & { seq: string })[]>(
      `SELECT entity_id AS "entityId", seq, at, kind, other_ids AS "otherIds", cause FROM entity_event
       WHERE entity_id = ANY($1::text[]) ORDER BY entity_id, seq`,
      [ids],
    );
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  }
}

function isLive({ redirectTo, emptiedAt }: EntityState): boolean {
  return redirectTo === null && emptiedAt === null;
}

/** Whither records of an entity went after a time. A merge from before events were kept has its redirect only. */
function findWays({ entityId, redirectTo }: EntityState, events: readonly StoredEvent[], since: number) {
  const ways = events
    .filter((event) => event.entityId === entityId && event.seq > since)
    .filter(({ kind }) => kind === 'merged' || kind === 'split')
    .flatMap(({ otherIds, seq }) => otherIds.map((to) => ({ to, seq })));
  const isTold = redirectTo === null || ways.some(({ to }) => to === redirectTo);
  return isTold ? ways : [...ways, { to: redirectTo, seq: since }];
}

function toStatus(
  state: EntityState,
  events: readonly StoredEvent[],
  currentIds: readonly EntityId[],
): EntityHistory['status'] {
  if (isLive(state)) return 'live';
  if (currentIds.length === 0) return 'gone';
  const last = events.findLast(({ kind }) => kind === 'merged' || kind === 'split')?.kind;
  return last === 'split' ? 'split' : 'merged';
}

function withBirth({ createdAt }: EntityState, events: readonly StoredEvent[]): LineageEvent[] {
  const told = events.map(({ at, kind, otherIds, cause }) => ({ at, kind, otherIds, cause }));
  if (told[0]?.kind === 'created') return told;
  return [{ at: createdAt, kind: 'created', otherIds: [], cause: 'linkage' }, ...told];
}
