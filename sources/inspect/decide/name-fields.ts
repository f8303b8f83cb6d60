import { toPinyin } from '#schemas';
import { toWords } from '../recognise/index.ts';
import type { DecidedField } from './decided-field.ts';

const graphqlName = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * Names that GraphQL takes. Where all of the system's names are such, they stay; where one is not, the fields that are
 * in the way get names in English words and the source document translates them.
 */
export function nameFields(fields: readonly DecidedField[]): { isRenamed: boolean } {
  const taken = new Set(fields.map(({ name }) => name).filter((name) => isFree(name)));
  let isRenamed = false;
  for (const field of fields) {
    if (isFree(field.name)) continue;
    isRenamed = true;
    field.businessName ??= field.name;
    field.name = toFreeName(field.name, taken);
    taken.add(field.name);
  }
  return { isRenamed };
}

/** GraphQL keeps names that begin with two underscores for itself. */
function isFree(name: string): boolean {
  return graphqlName.test(name);
}

function toFreeName(foreign: string, taken: ReadonlySet<string>): string {
  const words = toWords(foreign).map((word) => (/^[\x20-\x7e]*$/.test(word) ? word : toPinyin(word)));
  const letters = words.map((word) => word.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '')).filter(Boolean);
  const joined = letters
    .map(
      (word, at) => (at === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('')
    .slice(0, 60);
  const name = /^[A-Za-z]/.test(joined) ? joined : `field${joined}`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
