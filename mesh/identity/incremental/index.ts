/** Keeps identity alive: records that come, change or go are linked against the whole city as they do. */
export { numberStandingDecisions } from './component-of.ts';
export { findNeighbourhood, numberDecisions } from './component-of.ts';
export {
  FeatureBench,
  loadFrequencies,
  type DescribedPair,
  type KeyChain,
  type PairOfNumbers,
  type WeighedPair,
} from './feature-bench.ts';
export { linkChanges, toFeatures, type LinkedChanges } from './link-changes.ts';
export { NotLinkedYet } from './not-linked-yet.ts';
export { sortByReference } from './reference-order.ts';
export { clusterAround } from './recluster.ts';
export { IdentityKeeper, type DueLinkage, type IdentityLook } from './identity-keeper.ts';
