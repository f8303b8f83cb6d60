import { quoteName } from '../duck.ts';

/** The names under which the two records of a pair, `l` and `r`, and their features are known in SQL. */

/** A quoted SQL identifier; feature names come from a checked model, the quoting is the second lock. */
export function column(name: string): string {
  return quoteName(name);
}

export const left = (feature: string) => `l.${column(feature)}`;
export const right = (feature: string) => `r.${column(feature)}`;

/** Whether the value satisfies its attribute's format, checksum included. */
export const validColumn = (feature: string) => column(`${feature} valid`);
export const valid = (side: 'l' | 'r', feature: string) => `${side}.${validColumn(feature)}`;

/** How many records have this value, where its rarity counts. */
export const countColumn = (feature: string) => column(`${feature} count`);

/** The summed rarity, in steps, of a set's words. */
export const totalColumn = (feature: string) => column(`${feature} total`);

/**
 * Steps of rarity per bit, and the room for them in a word's code: the sum of a thousand words' rarity fits, so that
 * it can be taken from the sum of their codes.
 */
const stepsPerBit = 20;
const room = 1_048_576;

/** 2^42 different words; two of a set's words become one with a chance of one in a hundred thousand million. */
const words = 4_398_046_511_104;

/** A word as a number that carries how rare it is, so that comparing sets needs no look-up. */
export function toWordCode(word: string, share: string): string {
  return `((hash(${word}) % ${words})::BIGINT * ${room} + least(round(-log2(${share}) * ${stepsPerBit}), ${room - 1})::BIGINT)`;
}

/** The rarity that a word's code carries, in steps: whole numbers, so that no order of adding makes a difference. */
export function toRarity(code: string): string {
  return `((${code}) % ${room})`;
}

/** Up to so many pairs of words looking each up in the other set is faster than DuckDB's intersection, seven times for 15 by 15. */
const fewLookedUp = 20_000;

function sharedWords(feature: string): string {
  const [l, r] = [left(feature), right(feature)];
  const lookedUp = `list_filter(${l}, lambda x: list_contains(${r}, x))`;
  return `CASE WHEN len(${l}) * len(${r}) <= ${fewLookedUp} THEN ${lookedUp} ELSE list_intersect(${l}, ${r}) END`;
}

/** What the words that both sets have sum up to, in steps: worked out once for a pair, as a column beside `l` and `r`. */
export const sharedColumn = (feature: string) => column(`shared ${feature}`);

export const sharedRarity = (feature: string) =>
  `coalesce(${toRarity(`list_sum(${sharedWords(feature)})`)}, 0)::INTEGER`;

/** How much of the smaller set's rarity both share, 0 to 1 (overlap coefficient weighted by rarity). */
export function wordsShared(feature: string): string {
  const smaller = `least(l.${totalColumn(feature)}, r.${totalColumn(feature)})`;
  return `(${sharedColumn(feature)} / greatest(${smaller}, 1))`;
}

/** How much of the rarity of both sets together they share, 0 to 1 (Jaccard's coefficient weighted by rarity). */
export function allWordsShared(feature: string): string {
  const both = `(l.${totalColumn(feature)} + r.${totalColumn(feature)})`;
  return `(${sharedColumn(feature)} / greatest(${both} - ${sharedColumn(feature)}, 1))`;
}

/** The share of records that have the rarest word of those that both have; 1 when they share none. */
export function rarestShared(feature: string): string {
  const rarest = `list_max(list_transform(${sharedWords(feature)}, lambda x: ${toRarity('x')}))`;
  return `coalesce(pow(2, -${rarest} / ${stepsPerBit}.0::DOUBLE), 1)`;
}

/** A number from a phrase as an SQL literal that cannot be anything else. */
export function number(text: string): number {
  return Number(text);
}
