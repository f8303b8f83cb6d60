import { normalisePersonName } from './person-name.ts';
import { toLatin } from './to-latin.ts';

const titles = new Set(
  (
    'mr mrs ms miss mx master dr prof professor sir dame lady rev reverend hon judge capt captain col sgt ' +
    'lt fr sr sra srta senor senora herr frau dipl mme mlle monsieur madame madam messrs signor signora ' +
    'dhr mevr'
  ).split(' '),
);
/** What follows a name. Not V, Ma and Ba: an initial and surnames. */
const suffixes = new Set(
  'jr jnr junior sr snr senior ii iii iv 2nd 3rd 4th phd md esq esquire dds dvm mba cpa rn bsc msc obe mbe cbe qc kc'.split(
    ' ',
  ),
);
/** Surnames that are written O'Brien, O Brien and OBrien; before other words a lone O is an initial. */
const irish = new Set(
  (
    'brien brian bryan byrne callaghan carroll connell conner connor dea doherty donnell donoghue donohue donovan dowd driscoll ' +
    'dwyer farrell flaherty flanagan flynn gorman grady halloran hanlon hara hare kane keefe keeffe kelly leary ' +
    'loughlin mahoney mahony malley meara neal neil neill regan reilly riordan rourke shaughnessy shea sullivan ' +
    'toole'
  ).split(' '),
);
const han = /\p{Script=Han}/u;
/** Beside the name: a nickname, a former name in brackets, a degree in two words. Robert "Bob" Smith, Anna Klein (née Gross). */
const aside = /\([^()]*\)|\[[^[\]]*\]|["“”„«»][^"“”„«»]*["“”„«»]|\bdipl\.?[\s-]*ing\b/giu;
/** What follows is another name of the same person. */
const former = new Set('nee geb geborene formerly aka'.split(' '));

/**
 * The comparable form of a person's name in Latin script: small letters without accents, apostrophes and titles, words
 * by one space, the surname last: `SMITH, Dr. John Jr.` is `john smith`. A name in Chinese characters is read as
 * `person-name` reads it.
 */
export function normaliseWesternName(text: string): string {
  if (han.test(text)) return normalisePersonName(text);
  const main = text.replace(aside, ' ');
  const named = /\p{L}/u.test(main) ? main : text;
  const [first = [], ...others] = toLatin(named)
    .split(/[,，、;]/)
    .map(toNameWords)
    .filter((words) => words.length > 0);
  const given = others
    .filter((words) => !words.every((word) => titles.has(word) || suffixes.has(word)))
    .flatMap(trim);
  return trim(joinPrefixes([...given, ...trim(first)])).join(' ');
}

function toNameWords(part: string): string[] {
  const words = part.replace(/['’‘`´ʼ]/g, '').match(/[\p{L}\d]+/gu) ?? [];
  return words.map((word) => (word === 'st' ? 'saint' : word));
}

/** Mc Donald and O Brien, that others write as one word. */
function joinPrefixes(words: readonly string[]): readonly string[] {
  if (!words.includes('mc') && !words.includes('o')) return words;
  return words.flatMap((word, place) => {
    if (isPrefix(word, words[place + 1] ?? '')) return [];
    const before = words[place - 1] ?? '';
    return isPrefix(before, word) ? [before + word] : [word];
  });
}

function isPrefix(word: string, next: string): boolean {
  return (word === 'mc' && next.length > 2) || (word === 'o' && irish.has(next));
}

/** Without titles and former names. One word always stays: Senior, Master and Judge are surnames, too. */
function trim(words: readonly string[]): readonly string[] {
  const cut = words.findIndex((word, place) => place > 0 && former.has(word));
  let start = 0;
  let end = cut === -1 ? words.length : cut;
  while (end - start > 1 && titles.has(words[start] ?? '')) start += 1;
  while (end - start > 1 && suffixes.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(start, end);
}
