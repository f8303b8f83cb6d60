import { institutionWords } from './institution-words.ts';
import { toLatin } from './to-latin.ts';

/** Words that tell no institution from another. */
const empty = new Set('the a an of and for at in on inc llc corp ltd co incorporated corporation'.split(' '));

/**
 * The comparable form of an institution's name in Latin script: small letters without accents, apostrophes and marks,
 * abbreviations spelled out, plurals without their s, legal forms and articles left out.
 */
export function normaliseSiteName(text: string): string {
  const words = toLatin(text)
    .replace(/['’`?](?=s\b)/g, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .split(' ');
  return words
    .map(toWord)
    .filter((word) => !empty.has(word))
    .join(' ');
}

function toWord(word: string): string {
  return institutionWords[word] ?? (/[^sui]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);
}
