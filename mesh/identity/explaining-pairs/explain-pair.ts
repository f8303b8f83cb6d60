import { CausewayError } from '#schemas';
import type { EntityId } from '#schemas';
import { toMemberId, type MemberReference, type PresentMember } from '../../store/index.ts';
import { toReference, type Evidence, type ExplainedPair, type PairDecision } from '../explaining/index.ts';
import type { IdentityLook } from '../incremental/index.ts';
import { describePairs } from './describe-pairs.ts';
import { findLinks, findWay } from './entity-links.ts';
import { findCut } from './find-cut.ts';

type Pair = readonly [PresentMember, PresentMember];

/**
 * All that is known of why two records are one, or are not.
 * @throws CausewayError NOT_FOUND for a record that is not there
 */
export async function explainPair(
  look: IdentityLook,
  named: { readonly a: MemberReference; readonly b: MemberReference },
): Promise<ExplainedPair> {
  const present = await look.session.findMembers([named.a, named.b]);
  const pair = [getMember(present, named.a), getMember(present, named.b)] as const;
  const [evidence] = await describePairs(look, pair, [{ a: 0, b: 1 }]);
  if (!evidence) throw new CausewayError('INTERNAL', { said: 'a pair was not described' });
  const decisions = await findDecisions(look, pair);
  const [one, other] = pair;
  const isTogether = one.entityId !== null && one.entityId === other.entityId;
  const rest = isTogether
    ? { verdict: 'together' as const, path: await findPath(look, pair, one.entityId) }
    : { verdict: 'apart' as const, ...(await findReason(look, pair, evidence)) };
  return { ...evidence, decisions, ...rest };
}

function getMember(present: readonly PresentMember[], named: MemberReference): PresentMember {
  const found = present.find((member) => toMemberId(member) === toMemberId(named));
  if (found) return found;
  throw new CausewayError('NOT_FOUND', { name: `record “${named.key}” of ${named.dataset}` });
}

async function findDecisions({ store, entityType }: IdentityLook, pair: Pair): Promise<PairDecision[]> {
  const ids = pair.map(toMemberId);
  const about = await store.decisions.about(entityType, [...pair]);
  return about
    .filter(({ a, b }) => ids.includes(toMemberId(a)) && ids.includes(toMemberId(b)))
    .map(({ kind, by, at, reason }) => ({ kind, by, at: at.toISOString(), reason }));
}

/** The records of their entity through which the two are linked; none where a link joins them itself. */
async function findPath(look: IdentityLook, pair: Pair, entityId: EntityId): Promise<MemberReference[]> {
  const { session } = look;
  const members = await session.findMembers(await session.findMembersOf([entityId]));
  const [a = 0, b = 0] = pair.map((one) =>
    members.findIndex((member) => toMemberId(member) === toMemberId(one)),
  );
  const way = findWay({ a, b }, await findLinks(look, members));
  return way.flatMap((place) => members[place] ?? []).map(toReference);
}

async function findReason(
  look: IdentityLook,
  pair: Pair,
  { weight, thresholds }: Evidence,
): Promise<Pick<ExplainedPair, 'cut' | 'stronger'>> {
  if (weight < thresholds.link) return {};
  const cut = await findCut(look, pair);
  return cut === undefined ? { stronger: await findStronger(look, pair, weight) } : { cut };
}

/** Records that one of the two is in one entity with, by a stronger link than theirs. */
async function findStronger(
  { session }: IdentityLook,
  pair: Pair,
  weight: number,
): Promise<MemberReference[]> {
  const seeds = await session.findRecords(pair);
  const edges = (await session.edges.edgesOf(seeds.map(({ n }) => n))).filter((edge) => edge.weight > weight);
  const records = await session.readRecords([...new Set(edges.flatMap(({ a, b }) => [a, b]))]);
  const entities = new Set(pair.map(({ entityId }) => entityId));
  const ids = new Set(pair.map(toMemberId));
  return (await session.findMembers(records))
    .filter((member) => entities.has(member.entityId) && !ids.has(toMemberId(member)))
    .map(toReference);
}
