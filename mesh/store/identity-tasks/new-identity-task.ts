import type { MemberReference } from '../entity-store.ts';

/**
 * `cut`: a chain was cut at its weakest edge; `doubtful bridge`: a weak edge alone holds two groups together;
 * `contradiction`: one entity has two valid ids of a kind; `oversized block`: a key too frequent to compare all.
 */
export type IdentityTaskKind = 'cut' | 'doubtful bridge' | 'contradiction' | 'oversized block';

/** Something that linkage cannot settle without a steward. */
export interface NewIdentityTask {
  readonly kind: IdentityTaskKind;
  /** The records that it is about; of a pair, the two. */
  readonly members: readonly MemberReference[];
  /** Match weight in bits of the pair in doubt; null where it is not about a pair. */
  readonly weight: number | null;
  readonly sentence: string;
  /** What makes it the same task when linkage finds it again: it then keeps its id. */
  readonly fingerprint: string;
}
