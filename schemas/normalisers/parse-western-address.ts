import { replaceSpelledNumbers, type SpelledNumber } from './spelled-number.ts';
import { directions, leadingTypes, numberedThings, placeWords, streetTypes } from './street-words.ts';
import { takeUnits } from './take-units.ts';
import { toLatin } from './to-latin.ts';

/** A Western address in small letters and one spelling for each word; '' or none where it is not told. */
export interface WesternAddress {
  /** Of a range of house numbers the first, with its letter: `12a`. */
  readonly number: string;
  /** The line that has the street, without house number. */
  readonly street: readonly string[];
  /** House names, towns and what else there is, in their order. */
  readonly others: readonly string[];
  /** `unit 2`, `floor 3`. */
  readonly units: readonly string[];
}

const numberForm = /^\d{1,6}[a-z]?$/;
/** Abroad the number stands behind the street, where four figures are a postal code. */
const lastNumberForm = /^\d{1,3}[a-z]?$/;

export function parseWesternAddress(text: string): WesternAddress {
  const { rest, units } = takeUnits(clean(toLatin(text)));
  const parts = rest
    .replace(range, toRange)
    .split(/[,;\n\r]+/)
    .map((part) => part.match(/\d+-\d+(?![\p{L}\d])|[\p{L}\d]+/gu) ?? [])
    .filter((words) => words.length > 0);
  const found = findLine(parts.map(joinLetter).map(toFigure));
  const others = [...found.before, ...found.after].flatMap(spell);
  return { number: found.number, street: spell(toOrdinalStreet(found.street)), others, units };
}

const range = /(?<=^\s*|[,;\n\r]\s*)(\d+)\s*[^\p{L}\d\s,]*\s*[-–&]+\s*(\d+)(?=[\s,]|$)/gu;

/** One spelling for marks and for what is written with marks: P.O. Box, C/ Mayor, V.le, No. 5. */
function clean(text: string): string {
  return text
    .replace(/['’‘`´]/g, '')
    .replace(/\bp\.?\s*o\.?\s*(?=box)/g, 'po ')
    .replace(/(?<!\p{L})c\/(?=\s*\p{L})/gu, 'calle ')
    .replace(/\bv\.le\b/g, 'viale')
    .replace(/\bp\.zz?a\b/g, 'piazza')
    .replace(/\bc\.so\b/g, 'corso')
    .replace(/(\p{L}{3,})str(?:\.|(?=\s+\d|,|$))/gu, '$1strasse')
    .replace(/(?<![\p{L}\d])(?:no|nr|num|n°|№)[.\s]*(?=\d)/gu, ' ');
}

/** 8938-40 is a range and goes by its first number; 37-12 is one number in Queens. */
function toRange(_: string, from: string, to: string): string {
  const last = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
  return Number(last) > Number(from) ? from : `${from}-${to}`;
}

/** 12 A High Street is 12a; not B Street nor E High Street. */
function joinLetter(words: readonly string[]): readonly string[] {
  const place = words.findIndex(
    (word, at) => at < 6 && /^\d{1,5}$/.test(word) && isHouseLetter(words, at + 1),
  );
  if (place === -1) return words;
  return [...words.slice(0, place), `${words[place]}${words[place + 1]}`, ...words.slice(place + 2)];
}

function isHouseLetter(words: readonly string[], place: number): boolean {
  const next = words[place + 1];
  const isAlone = /^[a-df-mo-rt-vx-z]$/.test(words[place] ?? '');
  return isAlone && (next === undefined ? place > 1 : !streetTypes.has(next) && !/^\d/.test(next));
}

const figures = 'one two three four five six seven eight nine ten'.split(' ');

/** One Market Street is 1; Seven Hills Road is the hills' road. */
function toFigure(words: readonly string[]): readonly string[] {
  const [first = '', second = '', ...others] = words;
  const figure = figures.indexOf(first) + 1;
  if (figure === 0 || second.endsWith('s') || !others.some((word) => streetTypes.has(word))) return words;
  return [String(figure), second, ...others];
}

interface Line {
  readonly number: string;
  readonly street: readonly string[];
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

/** The part of an address that has the house number, else its first. */
function findLine(parts: readonly (readonly string[])[]): Line {
  const around = (place: number, count = 1) => ({
    before: parts.slice(0, place),
    after: parts.slice(place + count),
  });
  const leading = parts.findIndex(([first = '', second]) => isNumber(first) && second !== undefined);
  const [alone = '', ...more] = parts[0] ?? [];
  if (isNumber(alone) && more.length === 0) return { number: alone, street: parts[1] ?? [], ...around(0, 2) };
  if (leading !== -1) {
    const [number = '', ...street] = parts[leading] ?? [];
    return { number, street, ...around(leading) };
  }
  const inside = parts.findIndex((words) => findInside(words) > 0);
  if (inside === -1) return { number: '', street: parts[0] ?? [], ...around(0) };
  return toInside(parts[inside] ?? [], around(inside));
}

function toInside(words: readonly string[], around: Pick<Line, 'before' | 'after'>): Line {
  const place = findInside(words);
  const number = words[place] ?? '';
  const [front, back] = [words.slice(0, place), words.slice(place + 1)];
  if (!back.some((word) => streetTypes.has(word)))
    return { number, street: front, before: around.before, after: [back, ...around.after] };
  return { number, street: back, before: [...around.before, front], after: around.after };
}

/** Where a number stands behind a street (Hauptstrasse 5) or behind a house's name (Hayes Center 4859 S Wabash Ave). */
function findInside(words: readonly string[]): number {
  return words.findIndex((word, place) => {
    const before = words[place - 1];
    if (before === undefined || numberedThings.has(before) || /^\d/.test(before)) return false;
    if (words.slice(place + 1).some((next) => streetTypes.has(next))) return isNumber(word);
    return lastNumberForm.test(word);
  });
}

function isNumber(word: string): boolean {
  return numberForm.test(word) || /^\d+-\d+$/.test(word);
}

/** 25 W 47 and 3416 79 Street: a number in a street's place is its name. */
function toOrdinalStreet(words: readonly string[]): readonly string[] {
  const place = directions.has(words[0] ?? '') ? 1 : 0;
  const next = words[place + 1];
  if (!/^\d{1,3}$/.test(words[place] ?? '') || (next !== undefined && !streetTypes.has(next))) return words;
  return words.map((word, at) =>
    at === place ? toOrdinal({ number: Number(word), isOrdinal: true }, word) : word,
  );
}

function spell(words: readonly string[]): string[] {
  const plain = words.map((word, place) =>
    spellWord(word, { before: words[place - 1], isLast: place === words.length - 1 }),
  );
  return replaceSpelledNumbers(plain, toOrdinal);
}

function spellWord(
  word: string,
  { before, isLast }: { before: string | undefined; isLast: boolean },
): string {
  const isFirst = before === undefined || directions.has(before) || streetTypes.has(before);
  if (word === 'st' && isFirst && !isLast) return 'saint';
  if (word === 'dr' && isFirst && !isLast) return 'doctor';
  if (word === 'so' && before === undefined && !isLast) return 'south';
  if (word === 'sts') return 'street';
  if (word === 'aves') return 'avenue';
  return (
    directions.get(word) ?? streetTypes.get(word) ?? leadingTypes.get(word) ?? placeWords.get(word) ?? word
  );
}

/** First Avenue is 1st avenue; Seven Oaks stays. */
function toOrdinal({ number, isOrdinal }: SpelledNumber, word: string): string {
  if (!isOrdinal) return word;
  const teen = number % 100 > 10 && number % 100 < 14;
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}
