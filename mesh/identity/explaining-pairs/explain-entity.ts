import { CausewayError } from '#schemas';
import type { EntityId } from '#schemas';
import { toMemberId, type PresentMember } from '../../store/index.ts';
import type { ExplainedPair, PairDecision } from '../explaining/index.ts';
import type { IdentityLook } from '../incremental/index.ts';
import { describePairs } from './describe-pairs.ts';
import { findLinks, toSpanningLinks } from './entity-links.ts';

/** Up to so many records every link is told; of more only those that it takes to hold them together. */
const few = 12;

/**
 * The links that hold an entity together, the strongest first; none for a single record.
 * @throws CausewayError NOT_FOUND for an entity without records
 */
export async function explainEntity(look: IdentityLook, entityId: EntityId): Promise<ExplainedPair[]> {
  const { session } = look;
  const members = await session.findMembers(await session.findMembersOf([entityId]));
  if (members.length === 0) throw new CausewayError('NOT_FOUND', { name: `entity ${entityId} with records` });
  const links = toOnce(await findLinks(look, members));
  const told = members.length <= few ? links : toSpanningLinks(members.length, links);
  const decisions = await findDecisions(look, members);
  const evidence = await describePairs(look, members, told);
  return evidence.map((pair) => ({
    ...pair,
    verdict: 'together',
    decisions: decisions.get(toKey(pair)) ?? [],
  }));
}

/** A pair that weighs enough and was decided as well is one link. */
function toOnce<T extends { a: number; b: number }>(links: readonly T[]): T[] {
  const seen = new Set<string>();
  return links.filter(({ a, b }) => {
    const id = a < b ? `${a} ${b}` : `${b} ${a}`;
    return !seen.has(id) && seen.add(id);
  });
}

async function findDecisions(
  { store, entityType }: IdentityLook,
  members: readonly PresentMember[],
): Promise<Map<string, PairDecision[]>> {
  const found = new Map<string, PairDecision[]>();
  for (const decision of await store.decisions.about(entityType, members)) {
    const { kind, by, at, reason } = decision;
    const told = found.get(toKey(decision)) ?? [];
    found.set(toKey(decision), [...told, { kind, by, at: at.toISOString(), reason }]);
  }
  return found;
}

function toKey({ a, b }: Pick<ExplainedPair, 'a' | 'b'>): string {
  return [toMemberId(a), toMemberId(b)].sort().join('\n');
}
