import { getMesh } from '@graphql-mesh/runtime';
import type { MeshInstance } from '@graphql-mesh/runtime';
import { GraphQLObjectType, GraphQLSchema, isObjectType, Kind, parse, specifiedDirectives } from 'graphql';
import { CausewayError } from '#schemas';
import type { ResolverMap } from '../resolvers/resolver.ts';
import type { DepartmentService } from './department-service.ts';
import { loadMeshConfig } from './mesh-config.ts';
import { toServiceFetch } from './service-fetch.ts';
import { withOwnResolvers } from './with-own-resolvers.ts';

export interface SchemaParts {
  readonly services: readonly DepartmentService[];
  readonly directory: string;
  readonly sdl: string;
  readonly resolvers: readonly (ResolverMap | Record<string, unknown>)[];
}

export interface ComposedSchema {
  readonly schema: GraphQLSchema;
  /** Services whose description could not be composed; the rest of the city does without them. */
  readonly failed: readonly CausewayError[];
  readonly services: readonly DepartmentService[];
  /** Adds to a request's context what the services' fields need. */
  readonly toMeshContext: (context: object) => Promise<object>;
  readonly dispose: () => void;
}

/**
 * One schema from the hub's own types and the departments' services. The hub's own are additions with resolvers
 * of their own, not a subschema: nothing of them is delegated (docs/decisions has the figures).
 */
export async function composeSchema(parts: SchemaParts): Promise<ComposedSchema> {
  const { good, failed } = await splitServices(parts);
  const mesh = await buildMesh({ ...parts, services: good });
  const enveloped = mesh.getEnveloped();
  return {
    schema: withOwnResolvers(withoutWrites(mesh.schema, parts.sdl), parts),
    failed,
    services: good,
    toMeshContext: async (context) => (await enveloped.contextFactory(context)) as object,
    dispose: () => mesh.destroy(),
  };
}

async function buildMesh({ services, directory, sdl, resolvers }: SchemaParts): Promise<MeshInstance> {
  const options = await loadMeshConfig(services, directory);
  return getMesh({
    ...options,
    fetchFn: toServiceFetch(services),
    additionalTypeDefs: [parse(sdl)],
    additionalResolvers: resolvers as NonNullable<typeof options.additionalResolvers>,
  });
}

/** A description that cannot be composed must not take the hub with it, so each is tried alone first. */
async function splitServices(parts: SchemaParts) {
  const good: DepartmentService[] = [];
  const failed: CausewayError[] = [];
  for (const service of parts.services) {
    try {
      const mesh = await buildMesh({
        ...parts,
        services: [service],
        sdl: 'type Query { _: Boolean }',
        resolvers: [],
      });
      mesh.destroy();
      good.push(service);
    } catch (cause) {
      failed.push(
        new CausewayError(
          'SOURCE_RUBBISH',
          { source: service.id, department: service.department },
          { cause },
        ),
      );
    }
  }
  return { good, failed };
}

/**
 * A department's system is read through the hub, never written: of mutations only the hub's own are left, and with
 * the others goes what only they need. The directives by which Mesh remembers addresses go, too.
 */
function withoutWrites(schema: GraphQLSchema, sdl: string): GraphQLSchema {
  const config = schema.toConfig();
  const own = toFieldNames(sdl, 'Mutation');
  const mutation = config.mutation?.toConfig();
  const fields = Object.entries(mutation?.fields ?? {}).filter(([name]) => own.has(name));
  const types = config.types.filter((type) => isObjectType(type) && type.getInterfaces().length > 0);
  return new GraphQLSchema({
    ...config,
    types,
    directives: specifiedDirectives,
    mutation:
      mutation && fields.length > 0
        ? new GraphQLObjectType({ ...mutation, fields: Object.fromEntries(fields) })
        : null,
    subscription: null,
  });
}

/** The fields that a text gives to one of its types. */
function toFieldNames(sdl: string, type: string): Set<string> {
  const fields = parse(sdl).definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    definition.name.value === type
      ? (definition.fields ?? [])
      : [],
  );
  return new Set(fields.map(({ name }) => name.value));
}
