/** How good the linkage is against a truth that the linkage itself never sees, and why it misses what it misses. */
export type { Agreement } from './agreement.ts';
export { evaluateNumbered, type NumberedEvaluation } from './evaluate-numbered.ts';
export { evaluateClusters, type Evaluation } from './evaluate-clusters.ts';
export type { Miss, MissReason } from './misses.ts';
export { readTruth } from './read-truth.ts';
export type { Truth, TruthSource } from './truth.ts';
