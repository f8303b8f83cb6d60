import type { IdentityMember } from '../../hub/index.ts';

/** A record as a question names it. */
export function toMemberInput({ dataset, key, role }: IdentityMember) {
  return { dataset, key, role };
}
