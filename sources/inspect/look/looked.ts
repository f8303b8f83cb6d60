import type { FieldType } from '#contracts';
import type { Workspace, LoadedTable } from '../profile/index.ts';

/** What a catalogue, WSDL, OpenAPI document … declares of one column. Any part may be unknown. */
export interface DeclaredColumn {
  path: readonly string[];
  type?: FieldType;
  /** As the system itself calls it: `varchar(20)`. */
  declaredAs?: string;
  isRequired?: boolean;
  isUnique?: boolean;
  maxLength?: number;
  format?: string;
  enum?: readonly (string | number | boolean)[];
  comment?: string;
  /** Why it is left out of the draft, such as pictures. */
  leftOut?: string;
}

export interface LookedDataset {
  /** Table, operation, path, topic, file …, as the system names it. */
  foreign: string;
  /** What its contract says that it is: `table`, `endpoint`, `file` … */
  physicalType: string;
  /** The dataset's settings in the source document. */
  settings: Record<string, unknown>;
  declared: readonly DeclaredColumn[];
  primaryKey: readonly string[];
  uniques: readonly (readonly string[])[];
  comment?: string;
  /** Rows in all, where the system says it; an estimate of a large table. */
  rowsInAll?: number;
  /** Loads rows at once, where there is a faster way than the reader's. */
  load?(workspace: Workspace, most: number): Promise<LoadedTable>;
  /** Rows that were already seen while looking, of a stream. */
  rows?: readonly Record<string, unknown>[];
  doubts: string[];
}

/** A system as it shows itself before any row is read. */
export interface LookedSystem {
  /** The source document's kind. */
  kind: string;
  /** A name for the department or the system, where the target gives none. */
  name: string;
  title?: string;
  /** The source document's keys beside `datasets`; secrets are `${env.NAME}`. */
  settings: Record<string, unknown>;
  /** Files beside the source document. */
  companions: { name: string; text: string }[];
  /** What the variables stand for that the settings name; goes into no document. */
  secrets: Record<string, string>;
  /** Cells are texts, read as what the contract says. */
  isUntyped: boolean;
  /** Rows read of a dataset where nothing faster is known and the caller did not say. */
  mostRows: number;
  datasets: LookedDataset[];
  doubts: string[];
  close?(): Promise<void>;
}
