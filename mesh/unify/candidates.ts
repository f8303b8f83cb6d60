import { isValidFor } from '#schemas';
import type { AttributeValue, DatasetId } from '#schemas';
import { toComparable, valuesAgree } from './comparison.ts';
import type { Member } from './member.ts';
import type { SurvivorshipRule } from './survivorship-rules.ts';

/** A record that holds a value for the attribute. */
export interface Candidate {
  readonly member: Member;
  readonly value: AttributeValue;
  readonly comparable: string;
  readonly valid: boolean;
}

/** The records that hold a usable value, the one to believe first. The order is total: no two are equal in rank. */
export function rankCandidates(rule: SurvivorshipRule, members: readonly Member[]): Candidate[] {
  const candidates = members.flatMap((member) => toCandidate(rule, member) ?? []);
  const byStrategy = toStrategyOrder(rule, candidates);
  return candidates.sort(
    (left, right) =>
      Number(right.valid) - Number(left.valid) ||
      byStrategy(left, right) ||
      compareByIdentity(left.member, right.member),
  );
}

/**
 * The candidates whose value differs from the winner's by more than the attribute's agreement allows. Envelopes and
 * conflicts both ask here, so what is flagged as disputed and what opens a conflict are the same.
 * @param ranked the winner first
 */
export function findDisputing(rule: SurvivorshipRule, ranked: readonly Candidate[]): Candidate[] {
  const { agreement } = rule;
  const [winner, ...others] = ranked;
  if (!winner || !agreement) return [];
  return others.filter((other) => !valuesAgree(agreement, winner, other));
}

function toCandidate(rule: SurvivorshipRule, member: Member): Candidate | undefined {
  const value = member.attributes[rule.attribute.name];
  if (value === undefined) return undefined;
  const comparable = toComparable(rule.comparison, value);
  if (comparable === '') return undefined;
  return { member, value, comparable, valid: isValidFor(rule.attribute, value) };
}

type CandidateOrder = (left: Candidate, right: Candidate) => number;

function toStrategyOrder(rule: SurvivorshipRule, candidates: readonly Candidate[]): CandidateOrder {
  if (rule.strategy === 'freshest') return compareByFreshness;
  if (rule.strategy === 'authority') {
    const rank = ({ member }: Candidate) => toRank(rule.order, member.dataset);
    return (left, right) => rank(left) - rank(right) || compareByFreshness(left, right);
  }
  const votes = countVotes(candidates);
  const votesOf = ({ comparable }: Candidate) => votes.get(comparable) ?? 0;
  return (left, right) => votesOf(right) - votesOf(left) || compareByFreshness(left, right);
}

function toRank(order: readonly DatasetId[], dataset: DatasetId): number {
  const index = order.indexOf(dataset);
  return index === -1 ? order.length : index;
}

// A person doubled within a register must not vote twice, so datasets are counted, not records.
function countVotes(candidates: readonly Candidate[]): Map<string, number> {
  const voters = new Map<string, Set<DatasetId>>();
  for (const { comparable, member } of candidates) {
    const datasets = voters.get(comparable) ?? new Set();
    voters.set(comparable, datasets.add(member.dataset));
  }
  return new Map([...voters].map(([comparable, datasets]) => [comparable, datasets.size]));
}

/** Newest first; a value that does not say since when it holds comes last. */
function compareByFreshness(left: Candidate, right: Candidate): number {
  return toInstant(right.member.asOf) - toInstant(left.member.asOf);
}

function toInstant(asOf: string | null): number {
  const instant = asOf === null ? Number.NaN : Date.parse(asOf);
  // Not -Infinity: the difference of two would be NaN, and the order no longer total.
  return Number.isNaN(instant) ? -8.64e15 - 1 : instant;
}

function compareByIdentity(left: Member, right: Member): number {
  return (
    compareText(left.dataset, right.dataset) ||
    compareText(left.key, right.key) ||
    compareText(left.role, right.role)
  );
}

export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
