import type { CharRange, PatternNode } from './pattern-node.ts';

/** Glushkov's automaton: one state per character set of the pattern; entering a state reads one of its characters. */
export interface PositionAutomaton {
  sets: (readonly CharRange[])[];
  /** Where one can go from each state; the value is in how many ways (1, or 2 for more than one). */
  edges: Map<number, number>[];
}

interface Part {
  isNullable: boolean;
  first: readonly number[];
  last: readonly number[];
}

/** Longer repetitions are taken as this many, or as endless ones where their number is open. */
const writtenOut = 8;
const mostStates = 600;

/** Undefined where the pattern is too large to be looked through. */
export function toPositionAutomaton(pattern: PatternNode): PositionAutomaton | undefined {
  const builder = new Builder();
  builder.build(pattern);
  return builder.sets.length > mostStates ? undefined : builder;
}

class Builder implements PositionAutomaton {
  readonly sets: (readonly CharRange[])[] = [];
  readonly edges: Map<number, number>[] = [];

  build(node: PatternNode): Part {
    if (this.sets.length > mostStates || node.kind === 'edge')
      return { isNullable: true, first: [], last: [] };
    if (node.kind === 'set') return this.addState(node.ranges);
    if (node.kind === 'choice') return choose(node.parts.map((part) => this.build(part)));
    if (node.kind === 'sequence') return this.chain(node.parts.map((part) => () => this.build(part)));
    return this.repeat(node);
  }

  private addState(ranges: readonly CharRange[]): Part {
    const state = this.sets.push(ranges) - 1;
    this.edges.push(new Map());
    return { isNullable: false, first: [state], last: [state] };
  }

  private repeat({ part, least, most }: Extract<PatternNode, { kind: 'repeat' }>): Part {
    const isOpen = most === Infinity || (most > writtenOut && least !== most);
    const once = (): Part => this.build(part);
    const optional = (): Part => ({ ...this.build(part), isNullable: true });
    if (!isOpen) {
      const needed = Math.min(least, writtenOut);
      const more = Math.min(most, writtenOut) - needed;
      return this.chain([...Array<() => Part>(needed).fill(once), ...Array<() => Part>(more).fill(optional)]);
    }
    const before = Array<() => Part>(Math.max(0, Math.min(least, writtenOut) - 1)).fill(once);
    return this.chain([...before, () => this.loop(once(), least === 0)]);
  }

  private loop(part: Part, isNullable: boolean): Part {
    this.join(part.last, part.first);
    return { ...part, isNullable: isNullable || part.isNullable };
  }

  private chain(builds: readonly (() => Part)[]): Part {
    let whole: Part = { isNullable: true, first: [], last: [] };
    for (const build of builds) {
      const next = build();
      this.join(whole.last, next.first);
      whole = {
        isNullable: whole.isNullable && next.isNullable,
        first: whole.isNullable ? [...whole.first, ...next.first] : whole.first,
        last: next.isNullable ? [...whole.last, ...next.last] : next.last,
      };
    }
    return whole;
  }

  private join(from: readonly number[], to: readonly number[]): void {
    for (const state of from) {
      const edges = this.edges[state];
      for (const next of to) edges?.set(next, edges.has(next) ? 2 : 1);
    }
  }
}

function choose(parts: readonly Part[]): Part {
  return {
    isNullable: parts.some(({ isNullable }) => isNullable),
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
  };
}
