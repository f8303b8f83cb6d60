import { institutionWords } from './institution-words.ts';
import { replaceSpelledNumbers } from './spelled-number.ts';
import { toLatin } from './to-latin.ts';

/** Legal forms of several words. */
const phrases =
  /\b(?:public limited company|private limited company|limited liability (?:company|partnership)|limited partnership|private limited|societe anonyme|societe a responsabilite limitee|sociedad anonima|sociedad limitada|societa per azioni|gesellschaft mit beschrankter haftung|eingetragener verein|besloten vennootschap|naamloze vennootschap|sa de cv|sdn bhd|(?:gmbh|ag|ug) (?:and )?co kg(?:aa)?)\b/g;
/** Forms that mean nothing else: they go wherever they stand. */
const forms = new Set(
  (
    'inc incorporated llc llp lllp pllc ltd limited plc gmbh mbh gesmbh corp corporation pty pte pvt sarl eurl sasu ' +
    'ltda sro kft zrt oyj bhd kgaa aktiengesellschaft kommanditgesellschaft'
  ).split(' '),
);
/** Forms that are words or initials elsewhere: they go at the end only. */
const endings = new Set(
  'co company cie lp sa ag kg ohg ug ev eg bv nv oy ab as asa aps sl slu srl snc sas bvba cv'.split(' '),
);
const joining = new Set('the and und et y e'.split(' '));
const moreWords: Readonly<Record<string, string>> = {
  intl: 'international',
  mfg: 'manufacturing',
  mfrs: 'manufacturers',
  bros: 'brothers',
  mgmt: 'management',
  govt: 'government',
  tech: 'technology',
  technologies: 'technology',
  sys: 'systems',
  eng: 'engineering',
  dist: 'distribution',
  grp: 'group',
  rest: 'restaurant',
  ristorante: 'restaurant',
  caffe: 'cafe',
};

/**
 * The comparable form of a company's, institution's or product's name in Latin script: small letters without accents
 * and marks, initials as one word (I.B.M. is `ibm`), numbers in figures, legal forms, articles and “and” left out.
 */
export function normaliseCompanyName(text: string): string {
  const plain = joinInitials(
    toLatin(text)
      .replace(/['’‘`´]/g, '')
      .replace(/&|\+/g, ' and '),
  );
  const words = plain.replace(phrases, ' ').match(/[\p{L}\d]+/gu) ?? [];
  const named = joinLetters(keepSome(words, (word) => !joining.has(word) && !forms.has(word)));
  const bare = dropEndings(named);
  return replaceSpelledNumbers(bare, ({ number }) => String(number))
    .map((word, place, all) => toWord(word, place > 0 && place === all.length - 1))
    .join(' ');
}

/** A.B.C. and a. b. c. are abc: letters each with its dot. */
function joinInitials(text: string): string {
  return text
    .replace(/(?<![\p{L}\d])(?:\p{L}\.\s?){2,}(?!\p{L})/gu, (letters) => `${letters.replace(/[.\s]/g, '')} `)
    .replace(/[^\p{L}\d]+/gu, ' ');
}

/** Lone letters beside each other are one word, whatever stood between them: V & J is vj. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const word of words) {
    const isLetter = /^\p{L}$/u.test(word);
    if (isLetter && isOpen) joined.push(`${joined.pop()}${word}`);
    else joined.push(word);
    isOpen = isLetter;
  }
  return joined;
}

/** What passes, or all where nothing does: The The is a band. */
function keepSome(words: readonly string[], test: (word: string) => boolean): readonly string[] {
  const kept = words.filter(test);
  return kept.length > 0 ? kept : words;
}

function dropEndings(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && endings.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end);
}

/** At the end St and Dr are a street's. */
const lastWords: Readonly<Record<string, string>> = { st: 'street', dr: 'drive', ave: 'avenue', rd: 'road' };

function toWord(word: string, isLast: boolean): string {
  const last = isLast ? lastWords[word] : undefined;
  if (last !== undefined) return last;
  return institutionWords[word] ?? moreWords[word] ?? word;
}
