import { CausewayError, departmentOf, isDatasetId } from '#schemas';
import type { DatasetId, DepartmentId } from '#schemas';
import type { Client, Role } from './request-context.ts';

/** Who may ask a field of Query or of Mutation. `ownDepartment`: these roles only for data of their own department. */
export interface Permission {
  readonly roles: readonly Role[];
  readonly ownDepartment?: readonly Role[];
  /** The department whose data it is; fields that take a dataset as argument are judged by that. */
  readonly department?: DepartmentId;
  /** The dataset whose rows it shows: clients that the city lets read it may ask, whatever their role. */
  readonly dataset?: DatasetId;
}

const entityReaders: readonly Role[] = ['reader', 'developer', 'steward'];

/** The fields that every city has. Fields made from the city's documents are added by `toPermissions`. */
export const fixedPermissions: Readonly<Record<string, Permission>> = {
  entity: { roles: entityReaders },
  search: { roles: entityReaders },
  city: { roles: [...entityReaders, 'auditor'] },
  overview: { roles: ['developer', 'steward', 'auditor'] },
  sources: { roles: ['developer', 'steward', 'auditor'] },
  conflicts: { roles: ['steward', 'auditor'] },
  tasks: { roles: ['developer', 'steward', 'auditor'] },
  contractVersions: { roles: ['developer', 'steward', 'auditor'] },
  notices: { roles: [...entityReaders, 'auditor'] },
  quarantineSummary: { roles: ['steward', 'auditor'], ownDepartment: ['developer'] },
  quarantine: { roles: ['steward', 'auditor'], ownDepartment: ['developer'] },
  entityHistory: { roles: [...entityReaders, 'auditor'] },
  // An explanation quotes the values of every department's records.
  explainEntity: { roles: ['steward'] },
  explainPair: { roles: ['steward'] },
  whyNot: { roles: ['steward'] },
  identityTasks: { roles: ['steward', 'auditor'] },
  identityDecisions: { roles: ['steward', 'auditor'] },
  decideIdentity: { roles: ['steward'] },
  withdrawDecision: { roles: ['steward'] },
};

/** A field made from an entity type. */
export const entityPermission: Permission = { roles: entityReaders };

/** A field that shows a department's own data: a raw dataset, or a field of its own service. */
export function toDepartmentPermission(department: DepartmentId, dataset?: DatasetId): Permission {
  return { roles: ['steward'], ownDepartment: ['developer'], department, ...(dataset && { dataset }) };
}

/**
 * Refuses a client that may not ask the field.
 * @param dataset the field's dataset argument, if it has one
 * @throws CausewayError FORBIDDEN; a field without a permission is nobody's
 */
export function assertAllowed(
  client: Client,
  field: { readonly name: string; readonly permission: Permission | undefined },
  dataset?: unknown,
): void {
  const { permission, name } = field;
  if (permission?.dataset && client.reads?.includes(permission.dataset)) return;
  const department = permission?.department ?? findDepartment(dataset);
  const isTheirs = department !== undefined && department === client.department;
  const holds = (roles: readonly Role[] = []) => client.roles.some((role) => roles.includes(role));
  if (holds(permission?.roles) || (isTheirs && holds(permission?.ownDepartment))) return;
  throw new CausewayError('FORBIDDEN', { name, client: client.id });
}

function findDepartment(dataset: unknown): DepartmentId | undefined {
  return typeof dataset === 'string' && isDatasetId(dataset) ? departmentOf(dataset) : undefined;
}
