import type { Language } from './language.ts';
import type { LanguageTable } from './language-table.ts';
import { parsePattern } from './parse-pattern.ts';
import { OpaquePattern, type PatternNode } from './pattern-node.ts';

/** The strings in which the pattern is found (it need not match the whole); undefined where it is not understood. */
export function findLanguage(table: LanguageTable, source: string): Language | undefined {
  try {
    const node = parsePattern(source);
    const compiler = new Compiler(table);
    const atStart = compiler.compile(node, table.all, true);
    const later = compiler.compile(node, table.all, false);
    return table.or([atStart, table.sequence([table.anyChar, table.all, later])]);
  } catch (error) {
    if (error instanceof OpaquePattern || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Compiles with what comes after in hand, so that `$` and a look ahead can speak of it. */
class Compiler {
  private readonly table: LanguageTable;

  constructor(table: LanguageTable) {
    this.table = table;
  }

  /** @param atStart nothing stands before */
  compile(node: PatternNode, after: Language, atStart: boolean): Language {
    const { table } = this;
    switch (node.kind) {
      case 'chars':
        return table.then(table.char(node.chars), after);
      case 'choice':
        return table.or(node.parts.map((part) => this.compile(part, after, atStart)));
      case 'sequence':
        return this.sequence(node.parts, after, atStart);
      case 'repeat':
        return this.repeat(node, after, atStart);
      case 'start':
        return atStart ? after : table.none;
      case 'end':
        return table.and([after, table.empty]);
      case 'ahead': {
        const ahead = this.compile(node.part, table.all, atStart);
        return table.and([after, node.holds ? ahead : table.not(ahead)]);
      }
    }
  }

  private sequence(parts: readonly PatternNode[], after: Language, atStart: boolean): Language {
    const [first, ...rest] = parts;
    if (!first) return after;
    const width = toWidth(first);
    // What may or may not take a character leaves open whether the rest stands at the start.
    if (width === 'either' && atStart && rest.some(mentionsStart)) throw new OpaquePattern('^ in the middle');
    return this.compile(first, this.sequence(rest, after, atStart && width === 'none'), atStart);
  }

  private repeat(
    { part, least, most }: Extract<PatternNode, { kind: 'repeat' }>,
    after: Language,
    atStart: boolean,
  ): Language {
    const plain = !mentionsPlace(part);
    if (plain)
      return this.table.then(
        this.table.repeat(this.compile(part, this.table.empty, atStart), least, most),
        after,
      );
    if (least === 0 && most === 1) return this.table.or([after, this.compile(part, after, atStart)]);
    throw new OpaquePattern('an anchor or look ahead that is repeated');
  }
}

function toWidth(node: PatternNode): 'none' | 'some' | 'either' {
  switch (node.kind) {
    case 'chars':
      return 'some';
    case 'sequence': {
      const widths = node.parts.map(toWidth);
      if (widths.includes('some')) return 'some';
      return widths.includes('either') ? 'either' : 'none';
    }
    case 'choice': {
      const widths = new Set(node.parts.map(toWidth));
      const [only] = widths;
      return widths.size === 1 && only ? only : 'either';
    }
    case 'repeat':
      if (node.most === 0) return 'none';
      return node.least > 0 ? toWidth(node.part) : toWidth(node.part) === 'none' ? 'none' : 'either';
    default:
      return 'none';
  }
}

function mentionsStart(node: PatternNode): boolean {
  return node.kind === 'start' || innerOf(node).some(mentionsStart);
}

function mentionsPlace(node: PatternNode): boolean {
  return ['start', 'end', 'ahead'].includes(node.kind) || innerOf(node).some(mentionsPlace);
}

function innerOf(node: PatternNode): readonly PatternNode[] {
  if (node.kind === 'sequence' || node.kind === 'choice') return node.parts;
  return node.kind === 'repeat' || node.kind === 'ahead' ? [node.part] : [];
}
