/** From a system to a draft: look, profile, recognise, decide, draft; nothing is ever written to the system. */
export type { DatasetFinding, DraftedFile, FieldFinding, Inspection, InspectQuestion } from './inspection.ts';
export { inspectSource } from './inspect-source.ts';
export { sniffDelimited, sniffEncoding } from './look/index.ts';
export { draftNextContract } from './next/index.ts';
export type { NextContractChange, NextContractDraft, NextContractQuestion } from './next/index.ts';
