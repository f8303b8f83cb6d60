/** From scored pairs to clusters that a chain of weak links cannot swallow. */
export { clusterPairs } from './cluster-pairs.ts';
export type {
  ClusterProblem,
  Clustering,
  Cut,
  CutReason,
  Decision,
  Doubt,
  DoubtReason,
  PairColumns,
} from './cluster-problem.ts';
export { countRecords, countWithin, toComponents } from './components.ts';
export { DisjointSets } from './disjoint-sets.ts';
export { settleDecisions } from './settle-decisions.ts';
