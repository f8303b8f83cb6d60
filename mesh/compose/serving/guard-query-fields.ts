import { defaultFieldResolver } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { CausewayError } from '#schemas';
import { assertAllowed } from '../permissions.ts';
import type { Permission } from '../permissions.ts';
import type { RequestContext } from '../request-context.ts';
import { findCausewayError } from './find-causeway-error.ts';

export interface QueryGuard {
  readonly permissions: ReadonlyMap<string, Permission>;
  /** Fields of departments' own services: the id of the service, for its errors. */
  readonly serviceOf: (field: string) => string | undefined;
}

/** Puts the permission check before every field of Query. What has no permission is refused: none is forgotten. */
export function guardQueryFields(schema: GraphQLSchema, guard: QueryGuard): void {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const { name } = field;
    const resolve = field.resolve ?? defaultFieldResolver;
    const service = guard.serviceOf(name);
    field.resolve = toGuarded(
      { name, permission: guard.permissions.get(name) },
      service === undefined ? resolve : toServiceResolver(resolve, service),
    );
  }
}

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

function toGuarded(
  field: { readonly name: string; readonly permission: Permission | undefined },
  resolve: Resolve,
): Resolve {
  return (...call: Parameters<Resolve>) => {
    const [, input, context] = call;
    assertAllowed(context.client, field, input['dataset']);
    return resolve(...call);
  };
}

/** What a service itself says went wrong is for the log; its client learns that it refused. */
function toServiceResolver(resolve: Resolve, source: string): Resolve {
  return async (...call: Parameters<Resolve>) => {
    try {
      return await resolve(...call);
    } catch (error) {
      throw toServiceError(source, error);
    }
  };
}

function toServiceError(source: string, error: unknown): CausewayError {
  return findCausewayError(error) ?? new CausewayError('SOURCE_REFUSED', { source }, { cause: error });
}
