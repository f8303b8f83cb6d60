/** From member records to one value per attribute: survivorship, confidence, projections, live sources. */
export {
  buildProjection,
  buildProjections,
  toPlanSignature,
  toProjectionPlan,
  toSearchTerm,
} from './build-projections.ts';
export type { ProjectionPlan } from './build-projections.ts';
export { findDisputing, rankCandidates } from './candidates.ts';
export type { Candidate } from './candidates.ts';
export { checkProjections } from './check-projections.ts';
export type { ProjectionDifference } from './check-projections.ts';
export { findTolerance, toComparable, valuesAgree } from './comparison.ts';
export type { Agreement, ComparedValue } from './comparison.ts';
export { toConfidence, toSupport } from './confidence.ts';
export { toKeyValue, toKeyValues, toReferenceAttributes, toRelationValues } from './entity-keys.ts';
export type { RelationStart } from './entity-keys.ts';
export { emptyEnvelope } from './envelope.ts';
export type { Alternative, Envelope, ValueSource } from './envelope.ts';
export { groupByEntity, toEntities } from './group-by-entity.ts';
export type { EntityMembers } from './group-by-entity.ts';
export { findLiveDataset } from './live-dataset.ts';
export type { LiveAnswer, LiveDataset, LiveDatasetParts } from './live-dataset.ts';
export { toMirroredMember } from './member.ts';
export type { Member } from './member.ts';
export { readSurvivorship } from './read-survivorship.ts';
export type { ReadSurvivorship } from './read-survivorship.ts';
export { rulesDocumentSchema } from './rules-document-schema.ts';
export type { RulesDocument } from './rules-document-schema.ts';
export type { SourceReport } from './source-reports.ts';
export { defaultTrust, toDefaultSurvivorship } from './survivorship-rules.ts';
export type { Strategy, SurvivorshipRule, SurvivorshipRules } from './survivorship-rules.ts';
export { Unifier } from './unifier.ts';
export type { EntityReference, UnifierCity } from './unifier.ts';
export { unifyAttribute } from './unify-attribute.ts';
