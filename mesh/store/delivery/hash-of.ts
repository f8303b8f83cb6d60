/** Stands before the signature where the hash itself was left to be worked out when somebody asks for it. */
const unhashed = '~';

/** What is stored instead of a hash for rows that there is nothing to compare with. */
export function toUnhashed(signature: string): string {
  return unhashed + signature;
}

/**
 * The hash of a kept row in SQL, as `toHash` writes it: sha256 of the payload's text in base64url, and the signature.
 * A first delivery leaves it out, since nobody can compare its rows with anything; the database, which has time while
 * the hub parses, works it out when they are compared.
 * @param row the alias of a table with `hash` and `payload`
 */
export function hashOf(row: string): string {
  return `CASE WHEN starts_with(${row}.hash, '${unhashed}')
    THEN translate(encode(sha256(convert_to(${row}.payload::text, 'UTF8')), 'base64'), '+/=', '-_') || substr(${row}.hash, 2)
    ELSE ${row}.hash END`;
}
