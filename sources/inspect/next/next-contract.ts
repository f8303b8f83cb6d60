/** What a drafted next version is made from. */
export interface NextContractQuestion {
  /** The ODCS document that is in force, as it is written. */
  contractText: string;
  /** Rows as the system delivers them now, under the contract's field names as far as they are still found. */
  rows: readonly Record<string, unknown>[];
  /** Rows of the last good copy: values that both hold show what was renamed. */
  kept?: readonly Record<string, unknown>[];
}

export interface NextContractChange {
  what: 'added' | 'removed' | 'renamed' | 'retyped' | 'recoded' | 'optional';
  /** The field in the new version, or, of a removed one, in the old. */
  field: string;
  /** Of a renamed field. */
  formerly?: string;
  /** 0 to 1. */
  confidence: number;
  sentence: string;
}

export interface NextContractDraft {
  /** YAML of the next version: the same document with what has changed, and comments. */
  text: string;
  version: string;
  changes: NextContractChange[];
  /** JSONata that makes an old version's row of a new one, and back; undefined where a field cannot be told. */
  translation?: { to: string; rows: string; back?: string };
}
