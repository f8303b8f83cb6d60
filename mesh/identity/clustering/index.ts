/** From scored pairs to clusters that a chain of weak links cannot swallow. */
export { clusterRecords, type Clustering, type Cut } from './cluster-records.ts';
export { DisjointSets } from './disjoint-sets.ts';
export type { CutReason } from './growing-clusters.ts';
export { Neighbours } from './neighbours.ts';
