import type { EntityAttribute, EntityTypeName, NormaliserName } from '#schemas';
import type { Condition } from './conditions.ts';

export type Split = 'words' | 'pairs' | 'trigrams' | 'squares';

/** One comparable value of a record, made from one or more attributes. */
export interface Feature {
  readonly name: string;
  /** The attributes it is made from: the first one with a usable value counts, or with `together` all of them. */
  readonly from: readonly EntityAttribute[];
  /** All attributes make one value, such as longitude and latitude a position; none when one of them is missing. */
  readonly together: boolean;
  readonly normalise: NormaliserName;
  /** The part of the normalised value that is taken: the pattern's first group, or its whole match. */
  readonly take?: RegExp;
  /**
   * The value is a set: of its words, of its runs of two or three neighbouring characters, of the squares that a
   * position lies in.
   */
  readonly split?: Split;
}

/** One condition on one feature of a pair of records. */
export interface Test {
  readonly feature: string;
  readonly condition: Condition;
}

/**
 * One step of agreement. `m` is the probability of it among pairs that are the same entity and `u` among pairs that
 * are not; its weight is log2(m / u) bits (Fellegi and Sunter 1969).
 */
export interface ComparisonLevel {
  readonly reads: string;
  readonly tests: readonly Test[];
  readonly m: number;
  readonly u: number;
  /** Rare values weigh more: the weight grows by log2(u of the first level / share of the records with the value). */
  readonly termFrequency: boolean;
  /** m and u are set by hand, and training leaves them as they are. */
  readonly fixed?: boolean;
}

/** How much one feature speaks for or against: the first level that holds counts, a missing value is neutral. */
export interface Comparison {
  readonly name: string;
  readonly feature: string;
  readonly levels: readonly ComparisonLevel[];
}

/** Records that share a value in every one of these features are compared. */
export interface BlockingRule {
  readonly on: readonly string[];
  /** The most records that may share one key; a more frequent key is split. */
  readonly atMost: number;
  /** Features that an over-frequent key is split by, one after the other until each part is small enough. */
  readonly split: readonly string[];
}

/** A rule as it is spoken of: `sound + birth`. */
export const toRuleName = ({ on }: Pick<BlockingRule, 'on'>) => on.join(' + ');

export interface Thresholds {
  /** Match weight in bits, prior included, from which two records are linked. 0 = even odds. */
  readonly link: number;
  /** From here up to `link` a pair is doubtful: kept for a steward. */
  readonly review: number;
}

export interface Guards {
  /** The most records that one entity may have. */
  readonly largestCluster: number;
  /** Features of which one entity may hold only one valid value. */
  readonly conflict: readonly string[];
  /** Two clusters are not joined when the pairs compared between them weigh less than this on average. */
  readonly averageWeight?: number;
  /** Two groups of records are not joined by one pair alone that weighs less than this. */
  readonly weakestEdge?: number;
  /** The most links on the way between any two records of an entity. */
  readonly diameter?: number;
  /** Datasets that hold nobody twice: at most one of their records belongs to an entity. */
  readonly clean: readonly string[];
}

/** Expected matches of one record with the others, from which the prior over all pairs follows. */
export interface Prior {
  readonly matchesPerRecord: number;
}

/** How records of one entity type are recognised as the same entity; one file `identity/<entity>.yaml`. */
export interface IdentityModel {
  readonly entity: EntityTypeName;
  readonly file: string;
  readonly features: readonly Feature[];
  readonly blocking: readonly BlockingRule[];
  readonly prior: Prior;
  readonly comparisons: readonly Comparison[];
  readonly thresholds: Thresholds;
  readonly guards: Guards;
  /** Where m, u and the prior come from: `missing` ones are only where training starts. */
  readonly parameters: 'given' | 'trained' | 'missing';
  /** When the parameters beside the model were trained; how frequent values are is counted anew after it. */
  readonly trainedAt?: string;
}

/** The weight of a level in bits, before rarity is taken into account. */
export function toLevelWeight(level: Pick<ComparisonLevel, 'm' | 'u'>): number {
  return Math.log2(level.m / level.u);
}

/** The prior as log2 odds that two records taken at random are the same entity. */
export function toPriorWeight(prior: Prior, records: number): number {
  const share = Math.min(prior.matchesPerRecord / Math.max(records - 1, 1), 0.5);
  return Math.log2(share / (1 - share));
}
