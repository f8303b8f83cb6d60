import type { DatasetId } from '#schemas';
import { findDisputing, rankCandidates } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { valuesAgree } from './comparison.ts';
import { toConfidence, toSupport } from './confidence.ts';
import { emptyEnvelope, toValueSource } from './envelope.ts';
import type { Alternative, Envelope } from './envelope.ts';
import type { Member } from './member.ts';
import { defaultTrust } from './survivorship-rules.ts';
import type { SurvivorshipRule } from './survivorship-rules.ts';

/**
 * The unified value of one attribute of one entity. Pure: the same members in any order give the same
 * envelope, and a record that is taken out leaves no trace.
 */
export function unifyAttribute(rule: SurvivorshipRule, members: readonly Member[]): Envelope {
  const candidates = rankCandidates(rule, members);
  const winner = candidates[0];
  if (!winner) return emptyEnvelope;
  const others = candidates.filter((candidate) => candidate.comparable !== winner.comparable);
  return {
    value: winner.value,
    asOf: winner.member.asOf,
    confidence: confidenceOf(rule, winner, candidates),
    disputed: findDisputing(rule, candidates).length > 0,
    source: toValueSource(winner.member),
    alternatives: toAlternatives(others),
  };
}

function confidenceOf(rule: SurvivorshipRule, winner: Candidate, candidates: readonly Candidate[]): number {
  const agreement = rule.agreement ?? { kind: 'equal' };
  const agreeing = candidates.filter((candidate) => valuesAgree(agreement, winner, candidate));
  const rivals = candidates.filter((candidate) => !valuesAgree(agreement, winner, candidate));
  const support = (group: readonly Candidate[]) => supportOf(rule, group);
  const byValue = Map.groupBy(rivals, (rival) => rival.comparable);
  return toConfidence(support(agreeing), Math.max(0, ...[...byValue.values()].map(support)));
}

function supportOf(rule: SurvivorshipRule, group: readonly Candidate[]): number {
  // In a fixed order: floating-point products depend on it, and the envelope must not.
  const datasets = [...new Set<DatasetId>(group.map(({ member }) => member.dataset))].sort();
  return toSupport(datasets.map((dataset) => rule.trust.get(dataset) ?? defaultTrust));
}

/** Every other value once per dataset that holds it, in rank order. */
function toAlternatives(others: readonly Candidate[]): Alternative[] {
  const once = new Map<string, Alternative>();
  for (const { comparable, member, value } of others) {
    const place = `${comparable}\0${member.dataset}`;
    if (!once.has(place)) once.set(place, { value, asOf: member.asOf, source: toValueSource(member) });
  }
  return [...once.values()];
}
