import { chineseTerms, pinyinTerms } from './chinese-terms.ts';
import { compounds, synonyms } from './english-words.ts';

const longestTerm = Math.max(...[...chineseTerms.keys()].map((term) => term.length));
const known = new Map<string, readonly string[]>();

/**
 * The English words that a column's name stands for: `HKDZ` and 户口地址 both say household register address,
 * `husbandIdNo` husband id number. Words that nobody knows stay as they are.
 */
export function toWords(name: string): readonly string[] {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const words = splitName(name).flatMap(toEnglish).map(toCommonForm).filter(Boolean);
  if (known.size > 50_000) known.clear();
  known.set(name, words);
  return words;
}

/** Parts between separators and at changes of case or script. */
export function splitName(name: string): string[] {
  return name
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/(\p{Script=Han}+)/gu, ' $1 ')
    .split(/[^\p{L}\d]+/u)
    .filter((part) => part !== '');
}

function toEnglish(part: string): string[] {
  if (/\p{Script=Han}/u.test(part)) return segment(part);
  const compound = compounds.get(part.toLowerCase());
  if (compound !== undefined) return compound.split(' ');
  const term = findPinyin(part);
  return term === undefined ? [part.toLowerCase()] : term.split(' ');
}

/** Longest terms first, from the left; characters in no term are left as one word. */
function segment(text: string): string[] {
  const words: string[] = [];
  let unknown = '';
  for (let at = 0; at < text.length;) {
    const length = findTermAt(text, at);
    if (length === 0) unknown += text.charAt(at);
    else {
      if (unknown !== '') words.push(unknown);
      unknown = '';
      words.push(...(chineseTerms.get(text.slice(at, at + length)) ?? '').split(' '));
    }
    at += Math.max(1, length);
  }
  return unknown === '' ? words : [...words, unknown];
}

function findTermAt(text: string, at: number): number {
  for (let length = Math.min(longestTerm, text.length - at); length > 0; length--) {
    if (chineseTerms.has(text.slice(at, at + length))) return length;
  }
  return 0;
}

/** An abbreviation, or one behind a prefix of a few letters: NSRXM is some person's name. */
function findPinyin(part: string): string | undefined {
  const upper = part.toUpperCase();
  const isLower = part !== upper;
  const whole = pinyinTerms.get(upper);
  // A short one in small letters may as well be English: only long ones are taken.
  if (whole !== undefined && (!isLower || upper.length >= 4)) return whole;
  if (isLower || upper.length < 4 || /[^A-Z]/.test(upper)) return undefined;
  for (let at = 1; at <= upper.length - 2; at++) {
    const ending = pinyinTerms.get(upper.slice(at));
    if (ending !== undefined) return `${upper.slice(0, at).toLowerCase()} ${ending}`;
  }
  return undefined;
}

function toCommonForm(word: string): string {
  const exact = synonyms.get(word);
  if (exact !== undefined) return exact;
  const single = toSingular(word);
  return synonyms.get(single) ?? single;
}

function toSingular(word: string): string {
  if (word.length <= 3 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word;
  return word.length > 4 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
