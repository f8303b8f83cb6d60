import { createHash } from 'node:crypto';

/** Letters that are hard to take for one another (Crockford's base 32). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new entity's id, the same wherever and whenever it is made: the entity type and 80 bits of SHA-256 over type,
 * smallest member and attempt. At a billion entities two of them collide with a chance of 1 in 2,000,000; `attempt`
 * steps aside when the id is taken.
 */
export function mintEntityId(entityType: string, smallestMember: string, attempt: number): string {
  const digest = createHash('sha256').update(`${entityType}\0${smallestMember}\0${attempt}`).digest();
  const letters = [...digest.subarray(0, 16)].map((byte) => alphabet[byte % 32]).join('');
  return `${entityType}-${letters}`;
}
