import type { ConflictValue } from '../store/index.ts';
import type { RuleSubject } from './consistency-rule.ts';

/** An entry of `consistency:` in rules/<entity>.yaml, after its kind's schema has accepted it. */
export type RuleEntry = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string };

/** A name in an entry that must lead somewhere. */
export interface AttributeMention {
  /** Path inside the entry, for the line. */
  readonly path: readonly (string | number)[];
  readonly attribute: string;
  /** The relation on whose other end the attribute must exist; this entity's own when absent. */
  readonly through?: string;
}

/** What an entry of a kind needs beside its name: one file each, joined in `ruleKinds`. */
export interface RuleKind<Entry extends RuleEntry> {
  /** Properties that this kind adds to an entry, as JSON Schema. */
  readonly properties: Readonly<Record<string, object>>;
  readonly required: readonly string[];
  /** Every attribute that the entry names. */
  readonly mentions: (entry: Entry) => AttributeMention[];
  readonly compile: (entry: Entry) => CompiledKind;
}

export interface CompiledKind {
  readonly attribute: string;
  readonly through?: string;
  readonly findContradiction: (subject: RuleSubject) => ConflictValue[];
  readonly toSentence: (values: readonly ConflictValue[]) => string;
}
