import { OpaquePattern } from './pattern-node.ts';

/** Reads a pattern character by character (code points). */
export class PatternReader {
  private readonly chars: readonly string[];
  private at = 0;

  constructor(source: string) {
    this.chars = [...source];
  }

  get isDone(): boolean {
    return this.at >= this.chars.length;
  }

  peek(): string | undefined {
    return this.chars[this.at];
  }

  peekMany(count: number): string {
    return this.chars.slice(this.at, this.at + count).join('');
  }

  isAt(text: string): boolean {
    return this.peekMany(text.length) === text;
  }

  take(): string {
    const char = this.chars[this.at++];
    if (char === undefined) throw new OpaquePattern('the end comes early');
    return char;
  }

  takeMany(count: number): string {
    return Array.from({ length: count }, () => this.take()).join('');
  }

  takeThrough(end: string): string {
    let text = this.take();
    while (!text.endsWith(end)) text += this.take();
    return text;
  }

  eat(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Eats what the expression matches here. */
  eatMatch(expression: RegExp): RegExpExecArray | undefined {
    const found = expression.exec(this.peekMany(40));
    if (found?.index !== 0) return undefined;
    this.at += [...found[0]].length;
    return found;
  }
}
