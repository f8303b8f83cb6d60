import { allChars, intersectChars, invertChars, type CharSet } from './char-set.ts';
import type { Language } from './language.ts';

const mostClasses = 200;

/**
 * The alphabet split so that all characters of a part lead to the same derivative (Owens, Reppy, Turon 2009).
 * @throws RangeError for an alphabet in too many parts
 */
export function toCharClasses(language: Language): readonly CharSet[] {
  switch (language.kind) {
    case 'none':
    case 'empty':
      return [allChars];
    case 'char':
      return [language.chars, invertChars(language.chars)].filter((chars) => chars.length > 0);
    case 'then':
      return language.first.nullable
        ? refine(toCharClasses(language.first), toCharClasses(language.rest))
        : toCharClasses(language.first);
    case 'repeat':
    case 'not':
      return toCharClasses(language.part);
    default:
      return language.parts.map(toCharClasses).reduce(refine);
  }
}

function refine(one: readonly CharSet[], other: readonly CharSet[]): readonly CharSet[] {
  if (one.length === 1) return other;
  if (other.length === 1) return one;
  const parts = one
    .flatMap((left) => other.map((right) => intersectChars(left, right)))
    .filter((chars) => chars.length > 0);
  if (parts.length > mostClasses) throw new RangeError('The alphabet falls into too many parts.');
  return parts;
}
