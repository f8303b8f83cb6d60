import { findDisputing, rankCandidates } from '../../unify/index.ts';
import type { Agreement, Candidate } from '../../unify/index.ts';
import { sayValues, toConflictValue } from '../conflict-value.ts';
import type { RuleSubject } from '../consistency-rule.ts';
import type { CompiledKind } from '../rule-kind.ts';

/** `equal` and `within` differ in the agreement alone: the winner against all who disagree with it. */
export function compileAgreement(attribute: string, agreement: Agreement): CompiledKind {
  const findContradiction = ({ members, survivorship }: RuleSubject) => {
    const rule = survivorship.get(attribute);
    if (!rule) return [];
    const ranked = rankCandidates(
      rule,
      members.map((member) => ({ ...member, reached: true })),
    );
    const disputing = findDisputing({ ...rule, agreement }, ranked);
    if (disputing.length === 0) return [];
    const supporters = ranked.filter(({ comparable }) => comparable === ranked[0]?.comparable);
    return [...supporters, ...disputing].map(toValue);
  };
  const toValue = ({ member, value }: Candidate) => toConflictValue(member, attribute, value);
  return { attribute, findContradiction, toSentence: (values) => `Sources differ: ${sayValues(values)}.` };
}
