import type { MemberReference } from '../entity-store.ts';

/**
 * The open tasks of type $1 that are about any of the records in $2 (keys), $3 (datasets) and $4 (roles). OFFSET 0 makes
 * PostgreSQL ask the index once for each record, whatever it believes of a table that grew since it last counted:
 * holding every task against every record took over a second at a million records.
 */
export const touched = `SELECT DISTINCT task.id, task.fingerprint
  FROM unnest($2::text[], $3::text[], $4::text[]) AS asked (key, dataset, role)
  CROSS JOIN LATERAL (SELECT id, fingerprint, members FROM identity_task
    WHERE entity_type = $1 AND closed_at IS NULL AND jsonb_path_query_array(members, '$[*].key') ? asked.key OFFSET 0) AS task
  WHERE task.members @> jsonb_build_array(
    jsonb_build_object('dataset', asked.dataset, 'key', asked.key, 'role', asked.role))`;

/** The values of `touched` for these records. */
export function toTouching(members: readonly MemberReference[]): [string[], string[], string[]] {
  return [
    members.map(({ key }) => key),
    members.map(({ dataset }) => dataset),
    members.map(({ role }) => role),
  ];
}

export function toPlain({ dataset, key, role }: MemberReference): MemberReference {
  return { dataset, key, role };
}
