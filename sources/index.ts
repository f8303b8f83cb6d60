/** The islands: one room per kind of legacy system, all behind one port that guards them. */
export type {
  BrokenRow,
  DatasetRead,
  GuardSettings,
  Probe,
  ReadingStart,
  Row,
  RowBatch,
  Source,
  SourceReader,
  SourceVariables,
  Upstream,
} from './port/index.ts';
export { sourceKinds } from './kinds/index.ts';
export type { SourceKind } from './kinds/index.ts';
export { completeRead, readSource } from './reading/index.ts';
export { openReader } from './opening/index.ts';
export { pushedCharsets, readPushed } from './push/index.ts';
export type { PushedForm } from './push/index.ts';
export { draftNextContract, inspectSource, sniffDelimited, sniffEncoding } from './inspect/index.ts';
export type {
  Inspection,
  InspectQuestion,
  NextContractChange,
  NextContractDraft,
  NextContractQuestion,
} from './inspect/index.ts';
export { trySources } from './trial/index.ts';
export type { DatasetTrial, SourceTrial } from './trial/index.ts';
