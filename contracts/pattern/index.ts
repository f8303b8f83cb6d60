/** Regular expressions of contracts: whether they can hang the hub, and how long a text that fits can be. */
export { isCatastrophic } from './is-catastrophic.ts';
export { findPatternLengths, type PatternLengths } from './pattern-lengths.ts';
export { parsePattern } from './parse-pattern.ts';
export type { PatternNode } from './pattern-node.ts';
