import type { GraphQLSchema } from 'graphql';
import type { ComposeInput } from './compose-input.ts';
import { entityPermission, fixedPermissions, toDepartmentPermission } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { toDatasetField, toSingularField } from './sdl/index.ts';
import type { DepartmentService } from './services/index.ts';
import { toReadContracts } from './versions/index.ts';

/** Who may ask each field of Query in this city. */
export function toPermissions(
  schema: GraphQLSchema,
  { entityTypes, contracts, versions }: Pick<ComposeInput, 'entityTypes' | 'contracts' | 'versions'>,
  services: readonly DepartmentService[],
): Map<string, Permission> {
  const permissions = new Map(Object.entries(fixedPermissions));
  for (const { name, plural } of entityTypes) {
    permissions.set(toSingularField(name), entityPermission).set(plural, entityPermission);
  }
  for (const { dataset, department, version } of toReadContracts(contracts, versions)) {
    permissions.set(toDatasetField(dataset, version), toDepartmentPermission(department, dataset));
  }
  for (const field of Object.keys(schema.getQueryType()?.getFields() ?? {})) {
    const service = services.find(({ prefix }) => field.startsWith(prefix));
    if (service) permissions.set(field, toDepartmentPermission(service.department));
  }
  return permissions;
}
