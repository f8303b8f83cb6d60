/** Where the records of an entity contradict each other: rules of several kinds, and conflicts that open and close. */
export { checkEntityType, checkSomeEntities, toCheckSignature } from './check-entity-type.ts';
export { toCheckedType } from './checked-city.ts';
export type { CheckedCity } from './checked-city.ts';
export type { ConsistencyRule, RuleSubject } from './consistency-rule.ts';
export { findConflicts } from './find-conflicts.ts';
export { toOnlookers } from './onlookers.ts';
export { readConsistencyRules } from './read-consistency-rules.ts';
export type { ReadConsistencyRules } from './read-consistency-rules.ts';
export type { RuleEntry, RuleKind } from './rule-kind.ts';
