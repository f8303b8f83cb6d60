/** Code points from and to, both included. */
export type CharRange = readonly [from: number, to: number];

/** A regular expression as a tree. Assertions and references count as empty: they only ever refuse more. */
export type PatternNode =
  | { kind: 'set'; ranges: readonly CharRange[] }
  | { kind: 'sequence'; parts: readonly PatternNode[] }
  | { kind: 'choice'; parts: readonly PatternNode[] }
  | { kind: 'repeat'; part: PatternNode; least: number; most: number }
  | { kind: 'edge'; at: 'start' | 'end' };

export const emptyPattern: PatternNode = { kind: 'sequence', parts: [] };
const last = 0x10ffff;

const digits: CharRange[] = [[48, 57]];
const wordCharacters: CharRange[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const spaces: CharRange[] = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
/** Which letters a Unicode property holds does not matter here: all beyond ASCII and its letters are near enough. */
const letters: CharRange[] = [
  [65, 90],
  [97, 122],
  [128, last],
];
export const anyButLineEnd: readonly CharRange[] = invert([
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
]);

const classes: Record<string, readonly CharRange[]> = {
  d: digits,
  D: invert(digits),
  w: wordCharacters,
  W: invert(wordCharacters),
  s: spaces,
  S: invert(spaces),
  p: letters,
  P: invert(letters),
};

/** The characters of `\d`, `\w`, `\s`, `\p{…}` and their opposites. */
export function findClass(letter: string): readonly CharRange[] | undefined {
  return classes[letter];
}

export function invert(ranges: readonly CharRange[]): CharRange[] {
  const inverted: CharRange[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) inverted.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= last) inverted.push([next, last]);
  return inverted;
}

export function overlap(a: readonly CharRange[], b: readonly CharRange[]): boolean {
  return a.some(([from, to]) => b.some(([other, end]) => from <= end && other <= to));
}
