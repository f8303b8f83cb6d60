import type { Fault } from '#schemas';
import type { Verdict } from '../compatibility/index.ts';

/** `breaking`: somebody who kept to the old version is hurt. `widening`: more is promised. `note`: worth reading. */
export type Severity = 'breaking' | 'widening' | 'note';
/** Readers have the data from the hub; writers are the department's own system that delivers them. */
export type Hurt = 'readers' | 'writers' | 'both' | 'nobody';
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** What a change is about. Of a field, its path leads to the field. */
export type ChangeKind =
  | 'field'
  | 'key'
  | 'unit'
  | 'meaning'
  | 'classification'
  | 'uniqueness'
  | 'table'
  | 'mapping'
  | 'delivery'
  | 'sharing'
  | 'retention'
  | 'freshness'
  | 'authority'
  | 'as-of'
  | 'quality'
  | 'status'
  | 'text';

export interface ContractChange {
  what: ChangeKind;
  /** Of a field dotted, such as `husband.idNo`; otherwise the rule, such as `retention.floor`. */
  path: string;
  severity: Severity;
  hurts: Hurt;
  sentence: string;
  /** A value that one version allows and the other refuses, where there is one. */
  witness?: unknown;
}

export interface ContractComparison {
  changes: ContractChange[];
  /** Whether the new version takes every row that the old one did, and the reverse. */
  rows: { backward: Verdict; forward: Verdict };
  /** By how much the version number must grow at least. */
  bump: Bump;
  /** The smallest version that the new contract may have. */
  required: string;
  /** That the new contract's version is smaller. */
  faults: Fault[];
}

/** Makes the changes of one kind of thing. */
export type Say = (
  path: string,
  change: Pick<ContractChange, 'severity' | 'hurts' | 'sentence'> & { witness?: unknown },
) => ContractChange;

export function say(what: ChangeKind): Say {
  return (path, change) => ({ what, path, ...change });
}

/** The three ways in which most changes go. */
export const breaksReaders = { severity: 'breaking', hurts: 'readers' } as const;
export const breaksBoth = { severity: 'breaking', hurts: 'both' } as const;
export const widens = { severity: 'widening', hurts: 'nobody' } as const;
export const notes = { severity: 'note', hurts: 'nobody' } as const;
