import { findSpelledNumber } from './spelled-number.ts';
import { unitWords } from './street-words.ts';

/** An address without what is inside the building, and that in one spelling: `unit 2`, `floor 3`. */
export interface WithoutUnits {
  readonly rest: string;
  readonly units: readonly string[];
}

const names = [...unitWords.keys()].join('|');
const dwelling = '[a-z]?\\d{1,4}-\\d{1,4}|\\d{1,4}[a-z]?|[a-z]\\d{0,4}';
const places = 'ground|lower|upper|top|rear|front';
/** Flat 2, Apt. B, Suite No. 200, floor 3. */
const named = new RegExp(`\\b(${names})\\b[\\s.:#]*(?:no\\.?\\s*)?(${dwelling}|${places})(?![a-z\\d/])`, 'g');
/** 2nd floor, second floor, ground floor, 3. OG, 1er étage. */
const ordinals = '\\d{1,3}(?:st|nd|rd|th|er|eme|e|\\.)|first|second|third|[a-z]+(?:th|st)';
const floors = 'floor|fl|flr|level|lvl|etage|og|stock';
const storey = new RegExp(`\\b(${ordinals}|${places})\\s*(?:${floors})(?![\\p{L}\\d])\\.?`, 'gu');
const saysFloor = new RegExp(floors);
/** Australians write the unit before the house number: 5/12 Smith Rd, 2/98-Latchford. */
const slashed =
  /^\s*(?:(?:unit|flat|apt|u)[\s.]*)?(\d{1,4}[a-z]?|[a-z])\s*\/\s*(?=\d+[a-z]?[-\s,]+\p{L}{2})/u;

/** `text` in small Latin letters. */
export function takeUnits(text: string): WithoutUnits {
  const units: string[] = [];
  const take = (unit: string): string => {
    units.push(unit);
    return ' , ';
  };
  const numbered = text
    .replace(/#\s*(?=[\da-z])/g, ' unit ')
    .replace(/\b(unit|apt|apartment|suite|ste|flat|room|rm)\b[\s.]+unit\b/g, '$1')
    .replace(slashed, (_, unit: string) => take(`unit ${unit}`));
  const low = saysFloor.test(numbered)
    ? numbered.replace(storey, (all, ordinal: string) => toStorey(ordinal, all, take))
    : numbered;
  const rest = low.replace(named, (_, name: string, what: string) => take(`${unitWords.get(name)} ${what}`));
  return { rest, units: [...new Set(units)].sort() };
}

function toStorey(ordinal: string, all: string, take: (unit: string) => string): string {
  const figure = /^\d+/.exec(ordinal)?.[0];
  const number = figure ?? findSpelledNumber(ordinal)?.number;
  if (number === undefined && !places.split('|').includes(ordinal)) return all;
  return take(`floor ${number ?? ordinal}`);
}
