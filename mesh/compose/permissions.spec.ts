import { describe, expect, it } from '@jest/globals';
import { toDepartmentId } from '#schemas';
import { assertAllowed, entityPermission, fixedPermissions, toDepartmentPermission } from './permissions.ts';
import type { Permission } from './permissions.ts';
import type { Role } from './request-context.ts';

const roles: readonly Role[] = ['reader', 'developer', 'steward', 'auditor'];
const own = toDepartmentId('water');

function isAllowed(role: Role, permission: Permission | undefined, dataset?: string): boolean {
  try {
    assertAllowed({ id: 'c', roles: [role], department: own }, { name: 'field', permission }, dataset);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
    return false;
  }
}

function whoMay(permission: Permission | undefined, dataset?: string): Role[] {
  return roles.filter((role) => isAllowed(role, permission, dataset));
}

describe('who may, and who may not', () => {
  it.each<[string, Permission | undefined, string | undefined, Role[]]>([
    ['unified entities', entityPermission, undefined, ['reader', 'developer', 'steward']],
    ['entity', fixedPermissions['entity'], undefined, ['reader', 'developer', 'steward']],
    ['search', fixedPermissions['search'], undefined, ['reader', 'developer', 'steward']],
    ['city', fixedPermissions['city'], undefined, ['reader', 'developer', 'steward', 'auditor']],
    ['overview', fixedPermissions['overview'], undefined, ['developer', 'steward', 'auditor']],
    ['sources', fixedPermissions['sources'], undefined, ['developer', 'steward', 'auditor']],
    ['conflicts', fixedPermissions['conflicts'], undefined, ['steward', 'auditor']],
    [
      'quarantine of the own department',
      fixedPermissions['quarantine'],
      'water.accounts',
      ['developer', 'steward', 'auditor'],
    ],
    ['quarantine of another', fixedPermissions['quarantine'], 'health.residents', ['steward', 'auditor']],
    ['quarantine of nonsense', fixedPermissions['quarantine'], 'water', ['steward', 'auditor']],
    ['what became of an id', fixedPermissions['entityHistory'], undefined, [...roles]],
    ['why an entity is one', fixedPermissions['explainEntity'], undefined, ['steward']],
    ['why two records are one', fixedPermissions['explainPair'], undefined, ['steward']],
    ['why two records are not one', fixedPermissions['whyNot'], undefined, ['steward']],
    ['what waits for stewards', fixedPermissions['identityTasks'], undefined, ['steward', 'auditor']],
    ['what stewards decided', fixedPermissions['identityDecisions'], undefined, ['steward', 'auditor']],
    ['to decide', fixedPermissions['decideIdentity'], undefined, ['steward']],
    ['to withdraw a decision', fixedPermissions['withdrawDecision'], undefined, ['steward']],
    ['a raw dataset of the own department', toDepartmentPermission(own), undefined, ['developer', 'steward']],
    ['a raw dataset of another', toDepartmentPermission(toDepartmentId('health')), undefined, ['steward']],
    ['a field that nobody thought of', undefined, undefined, []],
  ])('%s', (...[, permission, dataset, allowed]) => {
    expect(whoMay(permission, dataset)).toEqual(allowed);
  });

  it('gives several roles what each of them may', () => {
    const client = { id: 'c', roles: ['reader', 'auditor'] as Role[] };
    for (const name of ['search', 'conflicts']) {
      expect(() => assertAllowed(client, { name, permission: fixedPermissions[name] })).not.toThrow();
    }
  });

  it('gives a client without a department no department’s data', () => {
    const client = { id: 'c', roles: ['developer'] as Role[] };
    expect(() => assertAllowed(client, { name: 'x', permission: toDepartmentPermission(own) })).toThrow();
    expect(() =>
      assertAllowed(client, { name: 'quarantine', permission: fixedPermissions['quarantine'] }, 7),
    ).toThrow();
  });
});
