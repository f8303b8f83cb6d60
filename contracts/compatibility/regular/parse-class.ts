import { findMatchingChars, invertChars, toCharSet, type CharSet } from './char-set.ts';
import { OpaquePattern } from './pattern-node.ts';
import type { PatternReader } from './pattern-reader.ts';

const digits = toCharSet([[0x30, 0x39]]);
const word = toCharSet([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]);
const lineEnds = toCharSet([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]);
export const dot: CharSet = invertChars(lineEnds);

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/** What follows a backslash, in a class and outside. */
export function parseEscape(reader: PatternReader): CharSet {
  const char = reader.take();
  switch (char) {
    case 'd':
      return digits;
    case 'D':
      return invertChars(digits);
    case 'w':
      return word;
    case 'W':
      return invertChars(word);
    case 's':
      return findMatchingChars('\\s');
    case 'S':
      return invertChars(findMatchingChars('\\s'));
    case 'p':
    case 'P':
      return findMatchingChars(`\\${char}${reader.takeThrough('}')}`);
    case 'c':
      return single((reader.take().codePointAt(0) ?? 0) % 32);
    case 'x':
      return single(Number.parseInt(reader.takeMany(2), 16));
    case 'u':
      return single(parseUnicode(reader));
  }
  const control = controls[char];
  if (control !== undefined) return single(control);
  if (/[1-9bBk]/.test(char)) throw new OpaquePattern(`\\${char}`);
  return single(char.codePointAt(0) ?? 0);
}

function parseUnicode(reader: PatternReader): number {
  if (reader.peek() === '{') return Number.parseInt(reader.takeThrough('}').slice(1, -1), 16);
  const high = Number.parseInt(reader.takeMany(4), 16);
  if (high < 0xd800 || high > 0xdbff || !reader.isAt('\\u')) return high;
  const low = Number.parseInt(reader.peekMany(6).slice(2), 16);
  if (!(low >= 0xdc00 && low <= 0xdfff)) return high;
  reader.takeMany(6);
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}

/** What follows `[`. */
export function parseClass(reader: PatternReader): CharSet {
  const inverted = reader.eat('^');
  const ranges: (readonly [number, number])[] = [];
  while (!reader.eat(']')) {
    const from = parseMember(reader);
    if (isSingle(from) && reader.peek() === '-' && reader.peekMany(2) !== '-]') {
      reader.take();
      const to = parseMember(reader);
      if (!isSingle(to)) throw new OpaquePattern('a range that ends in a class');
      ranges.push([firstOf(from), firstOf(to)]);
    } else ranges.push(...from);
  }
  const set = toCharSet(ranges);
  return inverted ? invertChars(set) : set;
}

function parseMember(reader: PatternReader): CharSet {
  const char = reader.take();
  if (char !== '\\') return single(char.codePointAt(0) ?? 0);
  if (reader.eat('b')) return single(8);
  if (reader.eat('-')) return single(0x2d);
  return parseEscape(reader);
}

const single = (char: number): CharSet => {
  if (Number.isNaN(char)) throw new OpaquePattern('an escape');
  return [[char, char]];
};
const isSingle = (set: CharSet): boolean => set.length === 1 && set[0]?.[0] === set[0]?.[1];
const firstOf = (set: CharSet): number => set[0]?.[0] ?? 0;
