/** Recognises the same person, enterprise, vehicle or place in several departments' records, and keeps its id. */
export type { Clustering, Cut, CutReason } from './clustering/index.ts';
export type { Contribution, Edge, EdgeTable, OversizedBlocks } from './comparing/index.ts';
export * from './evaluate/index.ts';
export { toFeatureRecord, toMemberReference, type FeatureRecord } from './features/index.ts';
export { evaluateEntityType, linkEntityType, type EntityLinkage } from './link-entity-type.ts';
export {
  linkRecords,
  type LinkOptions,
  type LinkProgress,
  type LinkResult,
  type OnLinkProgress,
} from './link-records.ts';
export { readIdentityModel, type IdentityModel } from './model/index.ts';
export * from './stable-ids/index.ts';
