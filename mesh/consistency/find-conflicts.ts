import type { EntityId } from '#schemas';
import type { FoundConflict } from '../store/index.ts';
import type { ConsistencyRule, RuleSubject } from './consistency-rule.ts';

/** Every rule that the entity breaks, with the values that contradict each other. Pure. */
export function findConflicts(
  entityId: EntityId,
  rules: readonly ConsistencyRule[],
  subject: RuleSubject,
): FoundConflict[] {
  return rules.flatMap((rule) => {
    const values = rule.findContradiction(subject);
    return values.length === 0 ? [] : [{ entityId, rule: rule.id, attribute: rule.attribute, values }];
  });
}
