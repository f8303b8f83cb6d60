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

/** Words that both records have, each with its share of the records. */
export function sharedWords(feature: string): string {
  return `list_intersect(${left(feature)}, ${right(feature)})`;
}

/** How much of the smaller set's rarity both share, 0 to 1 (overlap coefficient weighted by rarity). */
export function wordsShared(feature: string): string {
  const shared = `coalesce(list_sum(list_transform(${sharedWords(feature)}, lambda x: -log2(x.share))), 0)`;
  const smaller = `least(l.${totalColumn(feature)}, r.${totalColumn(feature)})`;
  return `(${shared} / greatest(${smaller}, 0.001))`;
}

/** A number from a phrase as an SQL literal that cannot be anything else. */
export function number(text: string): number {
  return Number(text);
}
