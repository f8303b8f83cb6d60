import { toNarrow } from './to-narrow.ts';

/** Frequent spellings of the same word in the names of Western institutions. */
const spellings: Record<string, string> = {
  ctr: 'center',
  cntr: 'center',
  centre: 'center',
  acad: 'academy',
  schl: 'school',
  sch: 'school',
  elem: 'elementary',
  comm: 'community',
  cmty: 'community',
  assn: 'association',
  assoc: 'association',
  svc: 'service',
  svcs: 'service',
  univ: 'university',
  inst: 'institute',
  dept: 'department',
  hosp: 'hospital',
  natl: 'national',
  st: 'saint',
  mt: 'mount',
  ft: 'fort',
  dr: 'doctor',
  jr: 'junior',
  sr: 'senior',
};

/** Words that tell no institution from another. */
const empty = new Set('the a an of and for at in on inc llc corp ltd co incorporated corporation'.split(' '));

/**
 * The comparable form of an institution's name in Latin script: small letters without accents, apostrophes and marks,
 * abbreviations spelled out, plurals without their s, legal forms and articles left out.
 */
export function normaliseSiteName(text: string): string {
  const plain = toNarrow(text)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  const words = plain
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
  return spellings[word] ?? (/[^sui]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);
}
