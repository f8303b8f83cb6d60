/** Generated problems of clustering, and the slow and obvious way to solve them. */
export { anyProblem, toColumns, toGroups, toPairs, type Pair } from './any-problem.ts';
export { clusterSlowly } from './cluster-slowly.ts';
export { measureChain } from './measure-chain.ts';
export { mix, spread, spreadClustering } from './spread.ts';
