/** What the unified schema's fields answer, from the store and from one request's Unifier. */
import { GraphQLScalarType } from 'graphql';
import type { ComposeInput } from '../compose-input.ts';
import { toCityResolvers } from './city-resolvers.ts';
import { toConflictResolvers } from './conflict-resolvers.ts';
import { toDatasetResolvers, toQuarantineResolvers } from './dataset-resolvers.ts';
import { toDecisionResolvers } from './decision-resolvers.ts';
import { resolveStale } from './resolve-stale.ts';
import { toDepartmentResolvers } from './department-resolvers.ts';
import { toEntityResolvers } from './entity-resolvers.ts';
import { toEntityViewResolvers } from './entity-view-resolvers.ts';
import { toExplainResolvers } from './explain-resolvers.ts';
import { toHistoryResolvers } from './history-resolvers.ts';
import { toIdentityNodeResolvers } from './identity-nodes.ts';
import type { ResolverMap } from './resolver.ts';
import { toReadContracts } from '../versions/index.ts';
import { toSourceResolvers } from './source-resolvers.ts';

export { IdentityReader } from './identity-reader.ts';
export { RelationReader } from './relation-reader.ts';

/** All resolvers of a city, each map for itself: Mesh merges them. */
export function toResolvers(input: ComposeInput): (ResolverMap | { JSON: GraphQLScalarType })[] {
  return [
    { JSON: new GraphQLScalarType({ name: 'JSON', description: 'Any JSON value.' }) },
    toEntityViewResolvers(input),
    toCityResolvers(input),
    toSourceResolvers(input),
    toConflictResolvers(input),
    toDepartmentResolvers(input),
    toHistoryResolvers(input),
    toExplainResolvers(input),
    toDecisionResolvers(input),
    toIdentityNodeResolvers(input),
    { AttributeSource: { stale: resolveStale } },
    toQuarantineResolvers(input),
    ...input.entityTypes.map((entityType) => toEntityResolvers(input, entityType)),
    ...toReadContracts(input.contracts, input.versions).map((contract) =>
      toDatasetResolvers(input, contract),
    ),
  ];
}
