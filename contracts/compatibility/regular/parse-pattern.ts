import { dot, parseClass, parseEscape } from './parse-class.ts';
import { OpaquePattern, type PatternNode } from './pattern-node.ts';
import { PatternReader } from './pattern-reader.ts';

/**
 * A pattern that is valid in Unicode mode, as a tree.
 * @throws OpaquePattern where it uses something that is not looked into
 */
export function parsePattern(source: string): PatternNode {
  const reader = new PatternReader(source);
  const node = parseChoice(reader);
  if (!reader.isDone) throw new OpaquePattern('an end too many');
  return node;
}

function parseChoice(reader: PatternReader): PatternNode {
  const parts = [parseSequence(reader)];
  while (reader.eat('|')) parts.push(parseSequence(reader));
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'choice', parts };
}

function parseSequence(reader: PatternReader): PatternNode {
  const parts: PatternNode[] = [];
  while (!reader.isDone && reader.peek() !== '|' && reader.peek() !== ')') parts.push(parseTerm(reader));
  return { kind: 'sequence', parts };
}

function parseTerm(reader: PatternReader): PatternNode {
  if (reader.eat('^')) return { kind: 'start' };
  if (reader.eat('$')) return { kind: 'end' };
  if (reader.eat('(?=')) return { kind: 'ahead', part: parseGroup(reader), holds: true };
  if (reader.eat('(?!')) return { kind: 'ahead', part: parseGroup(reader), holds: false };
  return parseRepeat(reader, parseAtom(reader));
}

function parseAtom(reader: PatternReader): PatternNode {
  if (reader.eat('(?:')) return parseGroup(reader);
  if (reader.isAt('(?')) {
    if (!reader.eatMatch(/^\(\?<[^=!>]+>/)) throw new OpaquePattern('a look behind or flags');
    return parseGroup(reader);
  }
  if (reader.eat('(')) return parseGroup(reader);
  if (reader.eat('[')) return { kind: 'chars', chars: parseClass(reader) };
  if (reader.eat('.')) return { kind: 'chars', chars: dot };
  if (reader.eat('\\')) return { kind: 'chars', chars: parseEscape(reader) };
  const char = reader.take();
  return { kind: 'chars', chars: [[char.codePointAt(0) ?? 0, char.codePointAt(0) ?? 0]] };
}

function parseGroup(reader: PatternReader): PatternNode {
  const node = parseChoice(reader);
  if (!reader.eat(')')) throw new OpaquePattern('a group without end');
  return node;
}

function parseRepeat(reader: PatternReader, part: PatternNode): PatternNode {
  const bounds = parseBounds(reader);
  if (!bounds) return part;
  reader.eat('?');
  const [least, most] = bounds;
  if (least > 1_000 || (most > 1_000 && most !== Infinity)) throw new OpaquePattern('too many times');
  return { kind: 'repeat', part, least, most };
}

function parseBounds(reader: PatternReader): readonly [number, number] | undefined {
  if (reader.eat('*')) return [0, Infinity];
  if (reader.eat('+')) return [1, Infinity];
  if (reader.eat('?')) return [0, 1];
  const found = reader.eatMatch(/^\{(\d+)(,?)(\d*)\}/);
  if (!found) return undefined;
  const least = Number(found[1]);
  return [least, found[3] ? Number(found[3]) : found[2] ? Infinity : least];
}
