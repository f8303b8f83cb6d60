/** Ways in which two values agree or differ; each has a phrase in every locale. */
export const differenceKeys = [
  ...['missing-one', 'missing-both', 'equal', 'same-code', 'same-sound', 'equal-spelled', 'equal-script'],
  ...['equal-old-form', 'nickname', 'initial', 'character-sound', 'character-near-sound', 'character-look'],
  ...['character-other', 'characters-swapped', 'character-missing', 'sounds-alike', 'letter-one'],
  ...['letters-swapped', 'letter-missing', 'digit-one', 'digits-swapped', 'digit-missing', 'digit-look'],
  ...['same-surname', 'same-given', 'word-order', 'part-missing', 'date-swapped', 'date-digit'],
  ...['date-digits-swapped', 'date-close', 'date-other-year', 'date-same-month', 'date-same-year'],
  ...['same-street', 'same-building', 'same-door', 'words-shared', 'number-close', 'similar', 'different'],
] as const;

export type DifferenceKey = (typeof differenceKeys)[number];

/** A difference in the values, with the pieces that its phrase shows. */
export interface Difference {
  readonly key: DifferenceKey;
  readonly fill: Readonly<Record<string, string>>;
}

/** A difference that shows what stands on either side. */
export function differ(key: DifferenceKey, left = '', right = ''): Difference {
  return { key, fill: { left, right } };
}

/** A difference that shows one piece: the missing part, a count. */
export function differIn(key: DifferenceKey, part: string | number): Difference {
  return { key, fill: { part: String(part) } };
}
