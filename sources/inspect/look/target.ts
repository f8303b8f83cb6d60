import { CausewayError } from '#schemas';

/** A target that is an address. */
export interface AddressTarget {
  url: URL;
  /** Table, path or topic behind `#`, or in `?table=`. */
  part: string | undefined;
  user: string | undefined;
  password: string | undefined;
}

/** @throws CausewayError WRONG_USE for what is no address */
export function readAddress(target: string, given: { user?: string; password?: string } = {}): AddressTarget {
  const url = parse(target);
  const part = decodeURIComponent(url.hash.slice(1)) || url.searchParams.get('table') || undefined;
  const user = given.user ?? (decodeURIComponent(url.username) || undefined);
  const password = given.password ?? (decodeURIComponent(url.password) || undefined);
  return { url, part, user, password };
}

function parse(target: string): URL {
  try {
    return new URL(target);
  } catch {
    throw new CausewayError('WRONG_USE', { reason: `${showTarget(target)} is no address that can be read.` });
  }
}

/** The target without what may be secret. */
export function showTarget(target: string): string {
  return target
    .replace(/(\w+:\/\/)[^@/\s]*@/, '$1…@')
    .replace(/([?&](?:password|token|key|secret|api_key|access_token)=)[^&#]*/gi, '$1…');
}

/** `WATER_EXPORT_PASSWORD`: the variable in which a secret of the system is found. */
export function toVariable(...words: string[]): string {
  const name = words
    .join('_')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(name) ? name : `SOURCE_${name}`;
}
