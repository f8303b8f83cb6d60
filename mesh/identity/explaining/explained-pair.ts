import type { NormaliserName } from '#schemas';
import type { MemberReference } from '../../store/index.ts';

/** A value as the department wrote it and in its comparable form; null where the record has none. */
export interface ComparedValue {
  readonly raw: string | null;
  readonly value: string | null;
}

/** What one comparison found in two records. Weights are in bits. */
export interface ComparedFeature {
  readonly comparison: string;
  readonly feature: string;
  readonly normaliser: NormaliserName;
  /** The comparison level that held, -1 for the neutral one. */
  readonly level: number;
  /** How the model says the level: `equal`, `90% alike`, `birth: equal, sound: equal`. */
  readonly reads: string;
  readonly levels: number;
  /** Rarity included. */
  readonly weight: number;
  /** The part of the weight that comes from term frequency: above 0 for a rare value, below 0 for a frequent one. */
  readonly rarity: number;
  readonly left: ComparedValue;
  readonly right: ComparedValue;
}

export interface PairDecision {
  readonly kind: 'must-link' | 'cannot-link';
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** All that is known of whether two records are the same, for explanations; weights in bits. */
export interface ExplainedPair {
  readonly a: MemberReference;
  readonly b: MemberReference;
  readonly priorWeight: number;
  readonly weight: number;
  readonly thresholds: { readonly link: number; readonly review: number };
  readonly compared: readonly ComparedFeature[];
  /** Blocking rules that bring the two together, such as `sound + birth`; none where they are never compared. */
  readonly rules: readonly string[];
  /** Rules whose key too many records share. */
  readonly skipped?: readonly string[];
  /** Every blocking rule of the model: what would have had to agree. */
  readonly modelRules?: readonly string[];
  readonly decisions: readonly PairDecision[];
  readonly verdict: 'together' | 'apart';
  /** Why a guard keeps the two apart although they were linked. */
  readonly cut?: string;
  /** The records through which the two are linked, in turn. */
  readonly path?: readonly MemberReference[];
  /** Records that one of the two belongs with by stronger evidence. */
  readonly stronger?: readonly MemberReference[];
}
