import { toFullGivenName } from './given-names.ts';
import { normaliseWesternName } from './western-name.ts';

/** As `western-name`, with short forms and spellings of given names as one: Bob, Rob and Robert are `robert`. */
export function normaliseGivenName(text: string): string {
  const name = normaliseWesternName(text);
  return name.includes(' ') ? name.split(' ').map(toFullGivenName).join(' ') : toFullGivenName(name);
}
