import { parseWesternAddress } from './parse-western-address.ts';
import { directions, leadingTypes, placeWords, states, streetTypes } from './street-words.ts';

/** The other ends of a description: 21 W 17th St between 5th and 6th Aves. */
const nearby = new Set('between btwn bet near at off corner cnr opposite opp behind next'.split(' '));

/**
 * The comparable form of an address in Latin script, of any country: `Flat 2, 10 High St.` is `10 high street unit 2`, `Hauptstr. 5` is
 * `5 hauptstrasse`. The house number comes first and the unit last; types, directions and ordinals have one spelling
 * each. Nothing is left out but the end of a range of house numbers.
 */
export function normaliseWesternAddress(text: string): string {
  const { number, street, others, units } = parseWesternAddress(text);
  return [number, ...street, ...others, ...units].filter((word) => word !== '').join(' ');
}

/** The house number with its letter: `12a` of 5/12A Smith Rd; of a range the first. '' where there is none. */
export function toAddressNumber(text: string): string {
  return parseWesternAddress(text).number;
}

/** The unit and the floor: `2` of Flat 2, `floor 3` of 3rd floor. */
export function toAddressUnit(text: string): string {
  return parseWesternAddress(text)
    .units.map((unit) => unit.replace(/^unit /, ''))
    .join(' ');
}

/**
 * The words of the street's name without type and direction, for clerks leave them out: `la cienega` of 435 S. La Cienega Blv. A
 * type at the front belongs to the name where nothing else is left of it: Avenue L. A post box has no street.
 */
export function toAddressStreet(text: string): string {
  const words = dropState(parseWesternAddress(text).street);
  if (words[0] === 'po') return '';
  const near = words.findIndex((word, place) => place > 0 && nearby.has(word));
  const line = dropDirection(near === -1 ? words : words.slice(0, near));
  if (isLeading(line)) return line.slice(1).join(' ');
  const end = line.findIndex((word, place) => place > 0 && streetTypes.has(word));
  const name = end === -1 ? line : line.slice(0, end);
  return (name.length > 1 && directions.has(name.at(-1) ?? '') ? name.slice(0, -1) : name).join(' ');
}

function isLeading([first = '', second = '']: readonly string[]): boolean {
  if (second === '') return false;
  return (
    leadingTypes.has(first) || (streetTypes.has(first) && /^(?:de|du|des|d|la|le|les|del)$/.test(second))
  );
}

function dropDirection(words: readonly string[]): readonly string[] {
  const [first = '', ...others] = words;
  const isName = others.length === 0 || (others.length === 1 && isKind(others[0] ?? ''));
  return directions.has(first) && !isName ? others : words;
}

function isKind(word: string): boolean {
  return streetTypes.has(word) || placeWords.has(word);
}

/** Without state and postal code at the end. */
function dropState(words: readonly string[]): readonly string[] {
  const kept = [...words];
  if (kept.length > 1 && /^\d{4,5}$/.test(kept.at(-1) ?? '')) kept.pop();
  if (kept.length > 1 && kept.length < words.length && states.has(kept.at(-1) ?? '')) kept.pop();
  return kept;
}
