import { toLatin } from './to-latin.ts';
import { toNarrow } from './to-narrow.ts';

const directions: Record<string, string> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
  n: 'n',
  s: 's',
  e: 'e',
  w: 'w',
  ne: 'ne',
  nw: 'nw',
  se: 'se',
  sw: 'sw',
  no: 'n',
  so: 's',
};

/** Frequent street types of USPS Publication 28, appendix C1; those that are also frequent in names are not among them. */
const types = new Set(
  'street st str avenue ave av road rd drive dr boulevard blvd place pl court ct parkway pkwy lane ln terrace ter highway hwy circle cir square sq plaza plz expressway expy trail trl'.split(
    ' ',
  ),
);

/** What follows is a place inside the building. */
const units = new Set(
  'floor fl flr suite ste apt apartment unit room rm bldg building basement bsmt lower upper site rear'.split(
    ' ',
  ),
);

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/**
 * The comparable form of an address in the United States: house number, direction and street name, such as
 * `8938 s cottage grove`. The street's type, unit, town, state and ZIP code are left out, since clerks leave them out;
 * of a range of house numbers the first counts, and 1st and First are 1.
 */
export function normaliseUsAddress(text: string): string {
  const words = toWords(pickStreetLine(toNarrow(text)));
  if (words[0] === 'po' || words[0] === 'box') return words.join(' ');
  if (!/^\d/.test(words[0] ?? '')) return words.join(' ');
  const [number = '', ...rest] = words;
  const { direction, street } = toStreet(rest);
  return [number, ...direction, ...street].join(' ').trim();
}

/** The line or part that begins with a house number, else all of it. */
function pickStreetLine(text: string): string {
  const parts = text.split(/[\n\r,;]+/).map((part) => part.trim());
  return parts.find((part) => /^\d+.*\p{L}/u.test(part)) ?? text;
}

function toWords(line: string): string[] {
  return toLatin(line)
    .replace(/^(\d+)\s*[^\p{L}\d\s]*\s*[-–&/]+\s*\d+(?=\s)/u, '$1')
    .replace(/\bp\.?\s*o\.?\s*(?=box)/, 'po ')
    .replace(/['’`.]/g, (mark) => (mark === '.' ? ' ' : ''))
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .split(' ');
}

function toStreet(words: readonly string[]): { direction: string[]; street: string[] } {
  const kept = dropTail(words);
  const [first = '', ...others] = kept;
  const direction = directions[first];
  const isStreetName = others.length === 0 || (others.length === 1 && types.has(others[0] ?? ''));
  if (direction === undefined || isStreetName) return { direction: [], street: toStreetName(kept) };
  return { direction: [direction], street: toStreetName(others) };
}

/** Without state and ZIP code at the end. */
function dropTail(words: readonly string[]): string[] {
  const kept = [...words];
  if (kept.length > 2 && /^\d{5}$/.test(kept.at(-1) ?? '')) kept.pop();
  if (kept.length > 2 && kept.at(-1) === 'il') kept.pop();
  return kept;
}

/** Up to the street's type or a unit; the first word always belongs to the name (Avenue L, St Louis). */
function toStreetName(words: readonly string[]): string[] {
  const [first = '', ...others] = words;
  const end = others.findIndex((word) => types.has(word) || units.has(word));
  const name = [
    first === 'st' && others.length > 0 ? 'saint' : first,
    ...(end === -1 ? others : others.slice(0, end)),
  ];
  const isUnit = end !== -1 && units.has(others[end] ?? '');
  return (isUnit && name.length > 1 && isOrdinal(name.at(-1) ?? '') ? name.slice(0, -1) : name).map(
    toCardinal,
  );
}

function isOrdinal(word: string): boolean {
  return ordinals.includes(word) || /^\d+(?:st|nd|rd|th)$/.test(word);
}

function toCardinal(word: string): string {
  const spelled = ordinals.indexOf(word);
  return spelled === -1 ? word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1') : String(spelled + 1);
}
