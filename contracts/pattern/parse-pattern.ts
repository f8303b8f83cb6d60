import {
  anyButLineEnd,
  emptyPattern,
  findClass,
  invert,
  type CharRange,
  type PatternNode,
} from './pattern-node.ts';

const controls: Record<string, number> = { t: 9, n: 10, v: 11, f: 12, r: 13, '0': 0, b: 8 };

/** The tree of a pattern that JavaScript's `u` flag accepts; undefined where it does not. */
export function parsePattern(source: string): PatternNode | undefined {
  try {
    new RegExp(source, 'u');
  } catch {
    return undefined;
  }
  return new Parser([...source]).parse();
}

class Parser {
  private readonly text: readonly string[];
  private at = 0;

  constructor(text: readonly string[]) {
    this.text = text;
  }

  parse(): PatternNode {
    const parts = [this.parseSequence()];
    while (this.take('|')) parts.push(this.parseSequence());
    return parts.length === 1 ? (parts[0] ?? emptyPattern) : { kind: 'choice', parts };
  }

  private parseSequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.text.length && !this.sees('|') && !this.sees(')'))
      parts.push(this.parseRepeats(this.parseAtom()));
    return parts.length === 1 ? (parts[0] ?? emptyPattern) : { kind: 'sequence', parts };
  }

  private parseRepeats(part: PatternNode): PatternNode {
    const counts = this.parseCounts();
    if (counts === undefined) return part;
    this.take('?');
    return { kind: 'repeat', part, least: counts[0], most: counts[1] };
  }

  private parseCounts(): [number, number] | undefined {
    if (this.take('*')) return [0, Infinity];
    if (this.take('+')) return [1, Infinity];
    if (this.take('?')) return [0, 1];
    if (!this.take('{')) return undefined;
    const least = Number(this.takeWhile(/\d/));
    const most = this.take(',') ? this.takeWhile(/\d/) : String(least);
    this.take('}');
    return [least, most === '' ? Infinity : Number(most)];
  }

  private parseAtom(): PatternNode {
    const letter = this.next();
    if (letter === '(') return this.parseGroup();
    if (letter === '[') return { kind: 'set', ranges: this.parseSet() };
    if (letter === '.') return { kind: 'set', ranges: anyButLineEnd };
    if (letter === '^') return { kind: 'edge', at: 'start' };
    if (letter === '$') return { kind: 'edge', at: 'end' };
    if (letter === '\\') return this.parseEscape();
    return single(letter);
  }

  private parseGroup(): PatternNode {
    const isLook = /^\?(?:=|!|<=|<!)/.test(this.text.slice(this.at, this.at + 3).join(''));
    if (this.take('?')) {
      this.take('<');
      if (!this.take(':') && !this.take('=') && !this.take('!')) {
        this.takeWhile(/[^>]/);
        this.take('>');
      }
    }
    const inside = this.parse();
    this.take(')');
    // What is looked at is not consumed, but it is searched: it stays in the tree where it may be left out.
    return isLook ? { kind: 'repeat', part: inside, least: 0, most: 1 } : inside;
  }

  private parseEscape(): PatternNode {
    if (this.sees('b') || this.sees('B') || /[1-9]/.test(this.text[this.at] ?? '')) {
      this.takeWhile(/[bB1-9]/);
      return emptyPattern;
    }
    if (this.take('k')) {
      this.takeWhile(/[^>]/);
      this.take('>');
      return emptyPattern;
    }
    return { kind: 'set', ranges: this.parseEscaped() };
  }

  private parseEscaped(): readonly CharRange[] {
    const letter = this.next();
    const known = findClass(letter);
    if (known !== undefined) {
      if (/p/i.test(letter)) this.takeBraces();
      return known;
    }
    const code = this.parseCode(letter);
    return [[code, code]];
  }

  private parseCode(letter: string): number {
    if (letter === 'u') {
      const hex = this.sees('{') ? this.takeBraces() : this.takeCount(4);
      return Number.parseInt(hex, 16);
    }
    if (letter === 'x') return Number.parseInt(this.takeCount(2), 16);
    if (letter === 'c') return this.next().charCodeAt(0) % 32;
    return controls[letter] ?? letter.codePointAt(0) ?? 0;
  }

  private parseSet(): readonly CharRange[] {
    const isInverted = this.take('^');
    const ranges: CharRange[] = [];
    while (this.at < this.text.length && !this.take(']')) {
      const start = this.parseMember();
      const first = start[0]?.[0] ?? 0;
      const isRange = this.sees('-') && this.text[this.at + 1] !== ']' && start.length === 1;
      if (!isRange) ranges.push(...start);
      else {
        this.next();
        ranges.push([first, this.parseMember()[0]?.[1] ?? first]);
      }
    }
    return isInverted ? invert(ranges) : ranges;
  }

  private parseMember(): readonly CharRange[] {
    const letter = this.next();
    if (letter === '\\') return this.parseEscaped();
    const code = letter.codePointAt(0) ?? 0;
    return [[code, code]];
  }

  private next(): string {
    return this.text[this.at++] ?? '';
  }

  private sees(letter: string): boolean {
    return this.text[this.at] === letter;
  }

  private take(letter: string): boolean {
    if (!this.sees(letter)) return false;
    this.at++;
    return true;
  }

  private takeWhile(form: RegExp): string {
    const start = this.at;
    while (this.at < this.text.length && form.test(this.text[this.at] ?? '')) this.at++;
    return this.text.slice(start, this.at).join('');
  }

  private takeCount(count: number): string {
    this.at += count;
    return this.text.slice(this.at - count, this.at).join('');
  }

  private takeBraces(): string {
    this.take('{');
    const inside = this.takeWhile(/[^}]/);
    this.take('}');
    return inside;
  }
}

function single(letter: string): PatternNode {
  const code = letter.codePointAt(0) ?? 0;
  return { kind: 'set', ranges: [[code, code]] };
}
