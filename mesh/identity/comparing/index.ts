/** From features to scored pairs: blocking rules bring pairs together, comparisons weigh them. */
export { blockPairs, type OversizedBlocks } from './block-pairs.ts';
export { EdgeTable, type Contribution, type Edge } from './edge-table.ts';
export { readScores, scorePairs } from './score-pairs.ts';
