import { CausewayError, departmentOf } from '#schemas';
import type { AttributeValue, EntityTypeName } from '#schemas';
import type { Decision, IdentityTask, MemberReference } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import type { ExplainedPair, WaterfallStep } from '../identity/index.ts';
import type { IdentityMember } from './identity-reader.ts';
import { toFirst } from './connection.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

/** The types that every answer about identity is made of. */
export function toIdentityNodeResolvers(input: ComposeInput): ResolverMap {
  return {
    IdentityMember: {
      department: (({ dataset }) => departmentOf(dataset)) satisfies Resolver<IdentityMember>,
      entityId: (async (member, _, { identity }) =>
        (await identity.findMember(member))?.entityId ?? null) satisfies Resolver<IdentityMember>,
      attributes: resolveAttributes(input),
    },
    ExplainedPair: {
      decisions: (async ({ a, b }, _, { identity }) =>
        (await identity.decisionsOn(a, b)).map(toDecisionNode)) satisfies Resolver<PairNode>,
    },
    IdentityTask: { members: resolveMembers },
  };
}

/** A record's values are personal data: whoever may see that a task exists may not see them for that. */
function resolveAttributes({ entityTypes }: ComposeInput): Resolver<IdentityMember> {
  return async (member, _, { client, identity }) => {
    if (!client.roles.includes('steward'))
      throw new CausewayError('FORBIDDEN', { name: 'the values of records', client: client.id });
    const row = await identity.findMember(member);
    const names = entityTypes.find(({ name }) => name === member.entityType)?.attributes ?? [];
    return row ? names.flatMap(({ name }) => toNamedValue(name, row.attributes[name])) : null;
  };
}

function toNamedValue(name: string, value: AttributeValue | undefined) {
  return value === undefined || value === null ? [] : [{ name, value: String(value) }];
}

interface WithMembers {
  readonly members: readonly IdentityMember[];
}

/** The first of a list of records. */
export const resolveMembers: Resolver<WithMembers, { readonly first?: number | null }> = (
  { members },
  { first },
) => members.slice(0, toFirst(first, 10));

export function toMemberNode(entityType: EntityTypeName) {
  return ({ dataset, key, role }: MemberReference): IdentityMember => ({ dataset, key, role, entityType });
}

export type PairNode = ReturnType<typeof toPairNode>;

export function toPairNode(entityType: EntityTypeName, pair: ExplainedPair) {
  const toMember = toMemberNode(entityType);
  return {
    a: toMember(pair.a),
    b: toMember(pair.b),
    verdict: toEnum(pair.verdict),
    sentences: pair.sentences,
    reason: pair.verdict === 'together' ? null : (pair.reason ?? null),
    weight: toFinite(pair.weight),
    probability: toFinite(pair.probability),
    linkThreshold: pair.thresholds.link,
    reviewThreshold: pair.thresholds.review,
    waterfall: pair.waterfall.map(toStepNode),
    rules: pair.rules,
    skippedRules: pair.skipped ?? [],
    path: (pair.path ?? []).map(toMember),
  };
}

function toStepNode({ kind, name, reads, weight, from, to }: WaterfallStep) {
  return {
    ...{ kind: toEnum(kind), name, reads },
    ...{ weight: toFinite(weight), from: toFinite(from), to: toFinite(to) },
  };
}

export function toDecisionNode(decision: Decision) {
  const toMember = toMemberNode(decision.entityType);
  return {
    ...decision,
    kind: toEnum(decision.kind),
    a: toMember(decision.a),
    b: toMember(decision.b),
    at: decision.at.toISOString(),
    stands: decision.withdrawnAt === null && decision.supersededBy === null,
    withdrawnAt: decision.withdrawnAt?.toISOString() ?? null,
  };
}

export function toIdentityTaskNode(task: IdentityTask) {
  return {
    ...task,
    kind: toEnum(task.kind),
    members: task.members.map(toMemberNode(task.entityType)),
    memberCount: task.members.length,
    weight: task.weight === null ? null : toFinite(task.weight),
    openedAt: task.openedAt.toISOString(),
    seenAt: task.seenAt.toISOString(),
    closedAt: task.closedAt?.toISOString() ?? null,
  };
}

/** A word of the store's as GraphQL writes it: `must-link` is MUST_LINK. */
export function toEnum(word: string): string {
  return word.toUpperCase().replace(/[- ]/g, '_');
}

/** GraphQL has no infinity: what nothing speaks for has no weight. */
function toFinite(weight: number): number | null {
  return Number.isFinite(weight) ? weight : null;
}
