import type { ContractComparison } from '#contracts';
import type { DatasetId, Fault } from '#schemas';

/** Everything that a publish found, and what happens when. It is one JSON document, so times are ISO texts. */
export interface PublishReport {
  readonly dataset: DatasetId | null;
  readonly version: string;
  /** `proposed`: only looked at. `unchanged`: this very text is published already. */
  readonly outcome: 'published' | 'in-notice' | 'refused' | 'unchanged' | 'proposed';
  /** What happens when, for the publisher. */
  readonly sentence: string;
  /** Why it is refused, all of it. */
  readonly faults: readonly Fault[];
  /** The version that it was compared with; null for a dataset's first one. */
  readonly comparedWith: string | null;
  readonly comparison: ContractComparison | null;
  readonly dryRun: DryRun;
  readonly consumers: readonly HurtConsumer[];
  /** Null where it holds at once. */
  readonly notice: { readonly days: number; readonly activeFrom: string } | null;
  /** Older versions that go on being answered, by translation, and until when. */
  readonly deprecates: readonly { readonly version: string; readonly until: string }[];
  /** Versions of the same major whose readers find this one in their place. */
  readonly replaces: readonly string[];
  /** Older versions that are no longer answered when this one begins. */
  readonly retires: readonly string[];
}

/** Rows held against the new version; nothing of it is stored. The counts at the top are those of `basis`. */
export interface DryRun extends RowCounts {
  /** Which rows decide: those of the system itself where it could be read. */
  readonly basis: 'live' | 'copy' | 'none';
  /** A sample read from the system just now, through its guard; null where it was not asked. */
  readonly live: RowTrial | null;
  /** The hub's last good copy; null where there is none. */
  readonly copy: RowTrial | null;
  /** Rows said in the words of older versions. */
  readonly translations: readonly TranslationTrial[];
}

export interface RowCounts {
  readonly read: number;
  readonly kept: number;
  readonly quarantined: number;
  /** The kinds of fault that rows have, the most frequent first. */
  readonly samples: readonly FaultSample[];
}

export interface RowTrial extends RowCounts {
  /** What was read and how much of it, or why it could not be. */
  readonly sentence: string;
}

export interface TranslationTrial extends RowTrial {
  readonly to: string;
}

export interface FaultSample {
  /** As it is said of the first such row. */
  readonly sentence: string;
  readonly count: number;
  /** Where that row stands. */
  readonly position: string;
}

/** A client whose questions of the last 90 days this version breaks. */
export interface HurtConsumer {
  readonly client: string;
  /** `changed`: it uses what is taken away or changed. `ends`: only the version that it asks is no longer answered. */
  readonly because: 'changed' | 'ends';
  readonly fields: readonly string[];
  /** ISO date; null where only an agreement says that it may use them. */
  readonly lastUsed: string | null;
  readonly count: number;
  /** ISO time until which its questions are still answered, by translation; null where they fail from the beginning. */
  readonly servedUntil: string | null;
}
