import { parsePattern, type PatternNode } from '../pattern/index.ts';

/** Right texts of the formats that the hub knows, none of them a real person's or firm's. */
const formats: Record<string, readonly string[]> = {
  'resident-id': ['340302199001010015', '340321198506150026'],
  'credit-code': ['91340300MA2ABCDE2B', 'Y1340302MA2ABCDE2J'],
  vin: ['LSVAA49J132047371', '1HGCM82633A004352'],
  plate: ['皖C12345', '皖CD12345'],
  division: ['340302', '340321'],
  date: ['2026-11-20', '1900-01-01'],
  time: ['08:00:00Z'],
  'date-time': ['2026-11-20T08:00:00Z'],
  email: ['a@example.com'],
  uri: ['https://example.com/a'],
  uuid: ['53581432-6c55-4ba2-a65f-72344a91553a'],
  ipv4: ['192.0.2.1'],
  ipv6: ['2001:db8::1'],
  hostname: ['example.com'],
  duration: ['P1D'],
};

/** Texts of a format; undefined where it is not known. */
export function findFormatTexts(format: string): readonly string[] | undefined {
  return formats[format];
}

/** The shortest text that a pattern fits, and one that goes round once more; [] where none is found. */
export function makePatternTexts(pattern: string): string[] {
  const tree = parsePattern(pattern);
  if (tree === undefined) return [];
  const form = new RegExp(pattern, 'u');
  return [...new Set([write(tree, 0), write(tree, 1)])].filter(
    (text) => text.length < 1000 && form.test(text),
  );
}

function write(node: PatternNode, more: number): string {
  if (node.kind === 'edge') return '';
  if (node.kind === 'set') return writeCharacter(node.ranges);
  if (node.kind === 'sequence') return node.parts.map((part) => write(part, more)).join('');
  if (node.kind === 'choice')
    return write(node.parts[more % node.parts.length] ?? { kind: 'edge', at: 'end' }, more);
  return write(node.part, more).repeat(Math.min(node.least + more, node.most, 200));
}

/** Letters and digits before others, as people write them. */
function writeCharacter(ranges: readonly (readonly [number, number])[]): string {
  const liked = [...'0aA1 '].map((letter) => letter.codePointAt(0) ?? 0);
  const code =
    liked.find((each) => ranges.some(([from, to]) => each >= from && each <= to)) ?? ranges[0]?.[0];
  return code === undefined ? '' : String.fromCodePoint(code);
}
