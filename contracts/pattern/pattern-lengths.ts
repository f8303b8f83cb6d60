import { parsePattern } from './parse-pattern.ts';
import type { PatternNode } from './pattern-node.ts';

/** How many characters a text that fits has at least, and at most where the pattern holds from ^ to $. */
export interface PatternLengths {
  least: number;
  most: number;
}

export function findPatternLengths(pattern: string): PatternLengths | undefined {
  const tree = parsePattern(pattern);
  if (tree === undefined) return undefined;
  const lengths = measure(tree);
  return { least: lengths.least, most: isWhole(tree) ? lengths.most : Infinity };
}

function measure(node: PatternNode): PatternLengths {
  if (node.kind === 'set') return { least: 1, most: 1 };
  if (node.kind === 'edge') return { least: 0, most: 0 };
  if (node.kind === 'repeat') {
    const { least, most } = measure(node.part);
    return { least: least * node.least, most: most === 0 ? 0 : most * node.most };
  }
  const parts = node.parts.map(measure);
  if (node.kind === 'choice') {
    return {
      least: Math.min(...parts.map(({ least }) => least)),
      most: Math.max(...parts.map(({ most }) => most)),
    };
  }
  return {
    least: parts.reduce((sum, { least }) => sum + least, 0),
    most: parts.reduce((sum, { most }) => sum + most, 0),
  };
}

function isWhole(node: PatternNode): boolean {
  if (node.kind === 'choice') return node.parts.every(isWhole);
  if (node.kind !== 'sequence') return false;
  const [first, last] = [node.parts.at(0), node.parts.at(-1)];
  return first?.kind === 'edge' && first.at === 'start' && last?.kind === 'edge' && last.at === 'end';
}
