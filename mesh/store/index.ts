/** The hub's memory: records with their history, members, entities, projections, conflicts and runs on PostgreSQL. */
export { Store } from './store.ts';
export type { DeliveryCounts } from './delivery/merge-records.ts';
export type { KeptPlace } from './delivery/kept-stage.ts';
export type { Settled } from './delivery/settle-doubts.ts';
export type { DueDerivation } from './derivation-store.ts';
export type { ClusterChanges } from './clusters/index.ts';
export type { Decision, DecisionFilter, DecisionKind, NewDecision, Withdrawal } from './decision-store.ts';
export { toMemberId } from './entity-store.ts';
export type { Cluster, EntityRow, MemberReference } from './entity-store.ts';
export type { IdentityTask, IdentityTaskFilter } from './identity-task-store.ts';
export type { EntityHistory, LineageEvent, LineageKind } from './lineage-store.ts';
export type { MemberRow } from './member-store.ts';
export type { KeyHit } from './key-store.ts';
export type {
  ListRequest,
  Onlooker,
  Projection,
  ProjectionKey,
  ProjectionWithKeys,
  SomeProjections,
} from './projection-store.ts';
export type { DerivedStage } from './derived/index.ts';
export type { AttributeCondition, ProjectionFilter } from './projection-filter.ts';
export type {
  ConflictChanges,
  ConflictRequest,
  ConflictRow,
  ConflictValue,
  FoundConflict,
  SomeConflicts,
} from './conflict-store.ts';
export type { DatasetStateRow } from './tables/dataset-state.ts';
export type { Run, RunOutcome } from './tables/run.ts';
export type { FaultKind, QuarantineDay, QuarantineSummary } from './quarantine-store.ts';
export type { QuarantinedRow } from './tables/quarantined-row.ts';
export type { RecordRow } from './record-store.ts';
export type { ContractStatus, ContractVersion, VersionLedger, VersionMove } from './registry-store.ts';
export type { NewNotice, Notice } from './notice-store.ts';
export type { FieldUse, UsedField } from './usage-store.ts';
export type { Page, PageRequest } from './page.ts';
export type {
  CommitExtras,
  DeliveredRow,
  DeliveryOptions,
  DeliveryWriter,
  RefusedRow,
  RemovedRow,
} from './delivery/delivery-writer.ts';
export { findFreePort, isPortFree, startEmbeddedPostgres } from './embedded/index.ts';
export type { EmbeddedCluster } from './embedded/index.ts';
export type { NewTask, Task, TaskFilter, TaskKind } from './task-store.ts';
export * from './linkage/index.ts';
export type { IdentityTaskKind, NewIdentityTask } from './identity-tasks/index.ts';
