import { meanings } from './meanings.ts';
import type { Meaning } from './meaning.ts';
import { toWords } from './words/index.ts';

export interface NamedMeaning {
  meaning: Meaning;
  /** Share of the name's words that the phrase explains, 0 to 1. */
  fit: number;
  /** Words of the name that say whose it is: husband of `husband_id_no`. */
  rest: string[];
}

/** Words that say nothing of the matter. */
const fillers = new Set([
  'of',
  'the',
  'a',
  'in',
  'for',
  'and',
  'data',
  'information',
  'field',
  'col',
  'column',
  'full',
  'f',
  't',
]);
const phrases = meanings.flatMap((meaning) =>
  meaning.phrases.map((phrase) => ({ meaning, words: phrase.split(' ') })),
);

/** What a name says that the column is about, the best first; by its last words rather than by its first. */
export function recogniseName(name: string): NamedMeaning[] {
  return recogniseWords(toWords(name));
}

export function recogniseWords(all: readonly string[]): NamedMeaning[] {
  const words = all.filter((word) => !fillers.has(word));
  if (words.length === 0) return [];
  const found = phrases
    .filter((phrase) => phrase.words.every((word) => words.includes(word)))
    .map(({ meaning, words: said }) => {
      const rest = words.filter((word) => !said.includes(word));
      const isLast = said.includes(words.at(-1) ?? '');
      return { meaning, fit: (said.length / words.length) * (isLast ? 1 : 0.7), length: said.length, rest };
    });
  const best = found.sort((a, b) => b.length - a.length || b.fit - a.fit);
  const once = new Map<string, NamedMeaning>();
  for (const { meaning, fit, rest } of best) {
    if (!once.has(meaning.name)) once.set(meaning.name, { meaning, fit, rest });
  }
  return [...once.values()];
}

const general = new Set(['code', 'number', 'id', 'value', 'text', 'no', 'num']);

/** A name inside an object, with the object's where it says nothing by itself: `sex.code`, `identity.number`. */
export function toFullName(path: readonly string[]): string {
  const [parent, own = ''] = [path.at(-2), path.at(-1)];
  return parent !== undefined && general.has(own.toLowerCase()) ? `${parent} ${own}` : own;
}
