/** The names under which the two records of a pair, `l` and `r`, and their features are known in SQL. */

/** A quoted SQL identifier; feature names come from a checked model, the quoting is the second lock. */
export function column(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export const left = (feature: string) => `l.${column(feature)}`;
export const right = (feature: string) => `r.${column(feature)}`;

/** Whether the value satisfies its attribute's format, checksum included. */
export const validColumn = (feature: string) => column(`${feature} valid`);
export const valid = (side: 'l' | 'r', feature: string) => `${side}.${validColumn(feature)}`;

/** The share of records that have this value; for words, that of the record's whole set of words. */
export const shareColumn = (feature: string) => column(`${feature} share`);

/** The summed rarity, in bits, of a set's words. */
export const totalColumn = (feature: string) => column(`${feature} total`);

/** Steps of rarity per bit, and the room for them in a word's code: 20 × 51 bits fit. */
const stepsPerBit = 20;
const room = 1024;

/** A word as a number that carries how rare it is, so that comparing sets needs no look-up. */
export function toWordCode(place: string, share: string): string {
  return `(${place} * ${room} + least(round(-log2(${share}) * ${stepsPerBit}), ${room - 1}))::BIGINT`;
}

/** The rarity, in bits, that a word's code carries. */
export function toRarity(code: string): string {
  return `((${code}) % ${room} / ${stepsPerBit}.0::DOUBLE)`;
}

const sharedWords = (feature: string) => `list_intersect(${left(feature)}, ${right(feature)})`;

/** How much of the smaller set's rarity both share, 0 to 1 (overlap coefficient weighted by rarity). */
export function wordsShared(feature: string): string {
  const shared = `coalesce(list_sum(list_transform(${sharedWords(feature)}, lambda x: ${toRarity('x')})), 0)`;
  const smaller = `least(l.${totalColumn(feature)}, r.${totalColumn(feature)})`;
  return `(${shared} / greatest(${smaller}, 0.001))`;
}

/** The share of records that have the rarest word of those that both have; 1 when they share none. */
export function rarestShared(feature: string): string {
  const rarest = `list_max(list_transform(${sharedWords(feature)}, lambda x: ${toRarity('x')}))`;
  return `coalesce(pow(2, -${rarest}), 1)`;
}

/** A number from a phrase as an SQL literal that cannot be anything else. */
export function number(text: string): number {
  return Number(text);
}
