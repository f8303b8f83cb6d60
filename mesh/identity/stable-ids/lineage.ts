import type { EntityId } from '#schemas';

/** What became of an id, so that every id ever given out answers for ever. Members by their member ids, sorted. */
export type LineageEvent =
  /** A new id, and the entities that its members were of before; none when all of them are new. */
  | {
      readonly kind: 'created';
      readonly entityId: EntityId;
      readonly from: readonly EntityId[];
      readonly members: readonly string[];
    }
  /** The id redirects from now on; `members` are those that went along. */
  | {
      readonly kind: 'merged';
      readonly entityId: EntityId;
      readonly into: readonly [EntityId];
      readonly members: readonly string[];
    }
  /** Its members are now of several entities, the one that keeps or succeeds it first; `members` are the others'. */
  | {
      readonly kind: 'split';
      readonly entityId: EntityId;
      readonly into: readonly EntityId[];
      readonly members: readonly string[];
    }
  /** All its records are gone: it answers, with nothing. */
  | { readonly kind: 'emptied'; readonly entityId: EntityId }
  /** A retired id whose members are an entity of their own again; `from` are the entities that they come from. */
  | {
      readonly kind: 'revived';
      readonly entityId: EntityId;
      readonly from: readonly EntityId[];
      readonly members: readonly string[];
    };
