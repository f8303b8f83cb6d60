import { processConfig } from '@graphql-mesh/config';
import type { ProcessedConfig } from '@graphql-mesh/config';
import { InMemoryStoreStorageAdapter, MeshStore } from '@graphql-mesh/store';
import type { ImportFn, YamlConfig } from '@graphql-mesh/types';
import type { DepartmentService } from './department-service.ts';
import { quietLogger } from './mesh-logger.ts';

/** The name under which Mesh's configuration finds our logger: it knows packages only. */
const quiet = 'causeway-quiet';

/** A city's services as the configuration of GraphQL Mesh: what would stand in `.meshrc.yaml`. */
export function toMeshConfig(services: readonly DepartmentService[]): YamlConfig.Config {
  const merger = services.length === 0 ? 'bare' : 'stitching';
  return { sources: services.map(toMeshSource), merger, logger: quiet };
}

function toMeshSource({ id, prefix, upstream }: DepartmentService): YamlConfig.Source {
  const place = { source: upstream.specFile, endpoint: upstream.url };
  return {
    name: id,
    handler: upstream.type === 'graphql' ? { graphql: place } : { openapi: place },
    transforms: [{ prefix: { value: prefix, includeRootOperations: true } }],
  };
}

/**
 * The configuration with its packages loaded, by the same function that `@graphql-mesh/cli` uses for its files.
 * The store is given, or else Mesh would write artifacts into the city's folder under NODE_ENV=production.
 */
export function loadMeshConfig(
  services: readonly DepartmentService[],
  directory: string,
): Promise<ProcessedConfig> {
  const store = new MeshStore(directory, new InMemoryStoreStorageAdapter(), {
    readonly: false,
    validate: false,
  });
  const importFn: ImportFn = (name: string) =>
    name.endsWith(quiet) ? Promise.resolve({ default: quietLogger }) : import(name);
  return processConfig(toMeshConfig(services), { dir: directory, importFn, store });
}
