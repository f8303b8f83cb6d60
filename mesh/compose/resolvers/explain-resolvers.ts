import type { EntityTypeName } from '#schemas';
import type { MemberRow } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { toFirst } from './connection.ts';
import { findLiving } from './find-entity.ts';
import { getIdentity } from './get-identity.ts';
import {
  resolveMembers,
  toDecisionNode,
  toIdentityTaskNode,
  toMemberNode,
  toPairNode,
} from './identity-nodes.ts';
import type { PairNode } from './identity-nodes.ts';
import { getNamedPair } from './named-members.ts';
import type { PairInput } from './named-members.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

interface EntityNode {
  readonly id: string;
  readonly type: EntityTypeName;
  readonly members: readonly MemberRow[];
  /** The weakest first. */
  readonly links: readonly PairNode[];
}

/** Why records are one entity, or are not. */
export function toExplainResolvers(input: ComposeInput): ResolverMap {
  const { store } = input;
  const explainPair: Resolver<unknown, PairInput & { readonly locale?: string | null }> = async (
    _,
    { locale, ...named },
  ) => {
    const pair = await getNamedPair(store, named);
    const explained = await getIdentity(input).explainPair({ ...pair, locale: locale ?? 'en' });
    return toPairNode(pair.entityType, explained);
  };
  return {
    Query: { explainPair, whyNot: explainPair, explainEntity: resolveEntity(input) },
    ExplainedEntity: {
      memberCount: (({ members }) => members.length) satisfies Resolver<EntityNode>,
      members: (({ members, type }, { first }, context) =>
        resolveMembers(
          { members: members.map(toMemberNode(type)) },
          { first: first ?? 100 },
          context,
        )) satisfies Resolver<EntityNode, { readonly first?: number | null }>,
      links: (({ links }, { first }) => links.slice(0, toFirst(first, 100))) satisfies Resolver<
        EntityNode,
        { readonly first?: number | null }
      >,
      weakest: (({ links }) => links[0] ?? null) satisfies Resolver<EntityNode>,
      decisions: (async ({ type, members }) =>
        (await store.decisions.about(type, members)).map(toDecisionNode)) satisfies Resolver<EntityNode>,
      doubts: (async ({ type, members }) =>
        (await store.identityTasks.about(type, members)).map(
          toIdentityTaskNode,
        )) satisfies Resolver<EntityNode>,
    },
  };
}

function resolveEntity(
  input: ComposeInput,
): Resolver<unknown, { readonly id: string; readonly locale?: string | null }> {
  return async (_, { id, locale }): Promise<EntityNode | null> => {
    const found = await findLiving(input.store, id);
    if (!found) return null;
    const { entityId, entityType } = found;
    const [members, { links }] = await Promise.all([
      input.store.members.ofEntities([entityId]),
      getIdentity(input).explainEntity({ entityType, entityId, locale: locale ?? 'en' }),
    ]);
    const sorted = links.toSorted((one, other) => one.weight - other.weight);
    return {
      id: entityId,
      type: entityType,
      members: members.filter((member) => member.entityType === entityType),
      links: sorted.map((pair) => toPairNode(entityType, pair)),
    };
  };
}
