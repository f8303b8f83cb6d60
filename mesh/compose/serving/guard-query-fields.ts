import { defaultFieldResolver } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { assertAllowed } from '../permissions.ts';
import type { Permission } from '../permissions.ts';
import type { RequestContext } from '../request-context.ts';

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Puts the permission check before every field of Query and of Mutation. What has no permission is refused: none is
 * forgotten.
 */
export function guardQueryFields(schema: GraphQLSchema, permissions: ReadonlyMap<string, Permission>): void {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const field of roots.flatMap((root) => Object.values(root?.getFields() ?? {}))) {
    const resolve: Resolve = field.resolve ?? defaultFieldResolver;
    const guarded = { name: field.name, permission: permissions.get(field.name) };
    field.resolve = (...call: Parameters<Resolve>) => {
      const [, input, context] = call;
      assertAllowed(context.client, guarded, input['dataset']);
      return resolve(...call);
    };
  }
}
