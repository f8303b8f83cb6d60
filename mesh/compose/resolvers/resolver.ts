import type { RequestContext } from '../request-context.ts';

/** A resolver of ours: what it gets is what the schema says, so each one names its own types. */
export type Resolver<Parent, Arguments = object> = (
  parent: Parent,
  input: Arguments,
  context: RequestContext,
) => unknown;

/** Resolvers by type and field. */
export type ResolverMap = Record<string, Record<string, Resolver<never, never>>>;
