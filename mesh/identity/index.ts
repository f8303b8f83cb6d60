/** Recognises the same person, enterprise, vehicle or place in several departments' records, and keeps its id. */
export type { CutReason } from './clustering/index.ts';
export type { RuleKeys } from './blocking/index.ts';
export type { Contribution, Edge, EdgeTable } from './comparing/index.ts';
export * from './evaluate/index.ts';
export { toFeatureRecord, toMemberReference, type FeatureRecord } from './features/index.ts';
export { evaluateEntityType, linkEntityType, type EntityLinkage } from './link-entity-type.ts';
export * from './files/index.ts';
export {
  linkRecords,
  type LinkOptions,
  type LinkProgress,
  type LinkResult,
  type MemberCut,
  type OnLinkProgress,
} from './link-records.ts';
export {
  readIdentityModel,
  requireParameters,
  toParametersFile,
  toParametersText,
  type IdentityModel,
  type TrainedParameters,
} from './model/index.ts';
export { toReportHtml, type LinkReport } from './report/index.ts';
export * from './retraining/index.ts';
export * from './explaining/index.ts';
export * from './explaining-pairs/index.ts';
export { IdentityKeeper, NotLinkedYet } from './incremental/index.ts';
export * from './stable-ids/index.ts';
export { mayReplaceOutput, type FoundWork } from './resuming/index.ts';
