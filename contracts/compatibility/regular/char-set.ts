/** Code points as sorted, disjoint ranges with both ends in. */
export type CharSet = readonly (readonly [number, number])[];

const last = 0x10ffff;
export const noChars: CharSet = [];
export const allChars: CharSet = [[0, last]];

export function toCharSet(ranges: readonly (readonly [number, number])[]): CharSet {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const previous = merged.at(-1);
    if (previous && from <= previous[1] + 1) previous[1] = Math.max(previous[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function invertChars(set: CharSet): CharSet {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) gaps.push([next, last]);
  return gaps;
}

export function intersectChars(one: CharSet, other: CharSet): CharSet {
  const shared: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const [left, right] = [one[i] as readonly [number, number], other[j] as readonly [number, number]];
    const [from, to] = [Math.max(left[0], right[0]), Math.min(left[1], right[1])];
    if (from <= to) shared.push([from, to]);
    if (left[1] < right[1]) i++;
    else j++;
  }
  return shared;
}

export const hasChar = (set: CharSet, char: number): boolean =>
  set.some(([from, to]) => from <= char && char <= to);

export const countChars = (set: CharSet): number => set.reduce((sum, [from, to]) => sum + to - from + 1, 0);

const readable: CharSet = toCharSet([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x61, 0x7a],
]);
const printable: CharSet = toCharSet([
  [0x20, 0x7e],
  [0x4e00, 0x9fa5],
]);

/** Up to `limit` of its characters, those that people can read first. */
export function pickChars(set: CharSet, limit: number): number[] {
  const picked = new Set<number>();
  const lower = intersectChars(set, [[0x61, 0x7a]]);
  for (const preferred of [lower, intersectChars(set, readable), intersectChars(set, printable), set])
    for (const [from, to] of preferred)
      for (let char = from; char <= to; char++) {
        if (picked.size >= limit) return [...picked];
        picked.add(char);
      }
  return [...picked];
}

const byProperty = new Map<string, CharSet>();

/** The characters that a one-character expression in Unicode mode matches, such as `\p{L}`. */
export function findMatchingChars(source: string): CharSet {
  const known = byProperty.get(source);
  if (known) return known;
  const expression = new RegExp(`^${source}$`, 'u');
  const ranges: [number, number][] = [];
  for (let char = 0; char <= last; char++) {
    if (!expression.test(String.fromCodePoint(char))) continue;
    const previous = ranges.at(-1);
    if (previous?.[1] === char - 1) previous[1] = char;
    else ranges.push([char, char]);
  }
  byProperty.set(source, ranges);
  return ranges;
}
