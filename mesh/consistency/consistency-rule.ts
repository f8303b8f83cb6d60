import type { Titles } from '#schemas';
import type { ConflictValue, MemberRow } from '../store/index.ts';
import type { SurvivorshipRules } from '../unify/index.ts';

/** What a rule looks at: one entity, its rules of survivorship, and the entities at the end of its relations. */
export interface RuleSubject {
  readonly members: readonly MemberRow[];
  readonly survivorship: SurvivorshipRules;
  /** Members of every entity that the relation leads to; empty for a relation that leads nowhere. */
  readonly related: (relation: string) => readonly MemberRow[];
}

/** A promise about one entity's records, ready to be checked. */
export interface ConsistencyRule {
  readonly id: string;
  readonly kind: string;
  readonly title: Titles;
  /** The rule as it was written, tolerances and lists included: tells whether it has changed. */
  readonly written: string;
  /** The attribute at which the conflict is shown. */
  readonly attribute: string;
  /** The relation that must be read to check it. */
  readonly through?: string;
  /** The values that contradict each other; none when the rule holds. Pure. */
  readonly findContradiction: (subject: RuleSubject) => ConflictValue[];
  /** What a person reads about the contradiction. */
  readonly toSentence: (values: readonly ConflictValue[]) => string;
}
