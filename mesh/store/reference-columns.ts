import type { MemberReference } from './entity-store.ts';

/** Members as the columns dataset, key and role, which `unnest` makes rows of again. */
export function toReferenceColumns(members: readonly MemberReference[]): [string[], string[], string[]] {
  return [
    members.map(({ dataset }) => dataset),
    members.map(({ key }) => key),
    members.map(({ role }) => role),
  ];
}
