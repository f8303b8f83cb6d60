import type { FieldOptions, FieldType } from '#contracts';
import type { DeclaredColumn } from '../look/index.ts';
import type { ColumnProfile } from '../profile/index.ts';
import type { PersonalClass, Recognition } from '../recognise/index.ts';

/** Everything that is known of one column when it is decided what the contract says of it. */
export interface ColumnFacts {
  column: ColumnProfile;
  recognition: Recognition;
  declared: DeclaredColumn | undefined;
  isUntyped: boolean;
}

/** What the contract will say of a field, and what is not sure about it. */
export interface DecidedField {
  /** In the contract. */
  name: string;
  /** In the system. */
  path: readonly string[];
  type: FieldType;
  required: boolean;
  unique: boolean;
  /** From 1. */
  keyPosition?: number;
  options: FieldOptions;
  enum?: (string | number | boolean)[];
  description: string;
  businessName?: string;
  classification?: PersonalClass;
  /** Sentences that become comments above the field. */
  doubts: string[];
  facts?: ColumnFacts;
  fields?: DecidedField[];
  items?: DecidedField;
}

/** What is decided of a value by itself, before its place in the row is looked at. */
export interface DecidedValue {
  type: FieldType;
  options: FieldOptions;
  enum?: (string | number | boolean)[];
  doubts: string[];
}

/** Values that are there. */
export function filledOf({ rows, missing, empty }: ColumnProfile): number {
  return rows - missing - empty;
}

/** `98.7 %`, never 100 where something is missing. */
export function toPercent(share: number): string {
  if (share > 0.999 && share < 1) return 'over 99.9 %';
  if (share > 0 && share < 0.001) return 'under 0.1 %';
  return `${Number((share * 100).toFixed(1))} %`;
}
