import type { DatasetId, DepartmentId, EntityTypeName, Titles } from '#schemas';

/** `mirror`: the hub keeps a copy. `live`: asked at query time. `index`: the hub keeps keys and identity features. */
export type Delivery = 'mirror' | 'live' | 'index';

export type FieldType =
  'string' | 'number' | 'integer' | 'boolean' | 'date' | 'timestamp' | 'object' | 'array';

/** How a department writes a date: digits as in `20240131`, or as counted by a computer or by Excel. */
export type DateForm = 'yyyyMMdd' | 'yyyy-MM-dd' | 'yyyy/M/d' | 'epoch-ms' | 'excel';

export interface ContractField {
  name: string;
  type: FieldType;
  required: boolean;
  key: boolean;
  description?: string;
  /** The contract's `logicalTypeOptions`. */
  options: FieldOptions;
  /** Of an object. */
  fields?: ContractField[];
  /** Of an array. */
  items?: ContractField;
  /** Allowed values. */
  enum?: (string | number | boolean)[];
  /** No two rows have the same value. */
  unique?: boolean;
  /** What a number counts, such as `km` (UCUM or plain words): `causewayUnit`. */
  unit?: string;
  /** How sensitive the field is, in the department's word: `public`, `restricted`, `personal` … */
  classification?: string;
  businessName?: string;
  /** Where the field's meaning is laid down. */
  definitions?: Definition[];
  examples?: unknown[];
}

/** One of ODCS' `authoritativeDefinitions`. */
export interface Definition {
  type: string;
  url: string;
}

export interface FieldOptions {
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number | string;
  maximum?: number | string;
  exclusiveMinimum?: number | string;
  exclusiveMaximum?: number | string;
  multipleOf?: number;
  format?: string;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  defaultTimezone?: string;
}

/** Where an attribute's value comes from: a field (dotted where nested), perhaps decoded, or a constant. */
export type AttributeMapping =
  | { from: string; codes?: Record<string, string | number | boolean>; date?: DateForm }
  | { constant: string | number | boolean };

/** How a row speaks of one entity. A marriage row speaks of two, told apart by their role. */
export interface EntityMapping {
  entity: EntityTypeName;
  /** '' where the row speaks of one entity of the type only. */
  role: string;
  /** The row speaks of the entity only when each field has one of these values. */
  when: Record<string, (string | number | boolean)[]>;
  attributes: Record<string, AttributeMapping>;
}

/** ODCS' words for the life of a contract. */
export type ContractStatus = 'proposed' | 'draft' | 'active' | 'deprecated' | 'retired';

/** How an older version's rows are had from this one's: JSONata, one row in, one row out. */
export interface DeclaredTranslation {
  /** The older version, such as `1.0.0`. */
  to: string;
  rows: string;
  /** From an older row to this version's, where that can be said. */
  back?: string;
}

/** Decree 809, article 14. */
export type SharingClass = 'unconditional' | 'conditional' | 'not-shared';

/** Decree 809, articles 13–15: who may have the data, on what ground. */
export interface Sharing {
  class: SharingClass;
  /** The law, regulation or decision that says so. */
  basis?: string;
  /** Why it is not shared. */
  reason?: string;
  /** Who may have it, where it is conditional. */
  scope?: string;
  /** What for, where it is conditional. */
  use?: string;
  /** Declared by the department; undefined where it says nothing. */
  personal?: boolean;
  /** Decree 809, article 22. */
  method?: 'service' | 'bulk-exchange' | 'file-download';
  /** Data Security Law, article 21: how much harm a leak would do. */
  grade?: 'general' | 'important' | 'core';
}

/** How long records are kept: from a trigger at least `floor`, at most `ceiling`; ISO 8601 durations such as P30D. */
export interface Retention {
  /** The event that the time is counted from. */
  trigger: string;
  floor?: string;
  ceiling?: string;
  /** The law or rule that says so. */
  basis?: string;
  /** What the records are, where a law knows a floor for them: `public-video`, `network-log` … */
  records?: string;
  /** Appraised before it is destroyed, as public archives are. */
  appraisal?: boolean;
  /** Handed to the archive before it is destroyed. */
  archiveFirst?: boolean;
}

/** The dataset's word is the one that counts for these attributes of an entity. */
export interface AuthorityClaim {
  entity: EntityTypeName;
  attributes: string[];
  /** The law or rule that makes it so. */
  basis?: string;
}

/** A dataset's promise, read from its ODCS document. */
export interface Contract {
  dataset: DatasetId;
  department: DepartmentId;
  /** The dataset's name inside its department. */
  name: string;
  version: string;
  file: string;
  title: Titles;
  delivery: Delivery;
  fields: ContractField[];
  /** In the order of their primaryKeyPosition. */
  keyFields: string[];
  asOfField?: string;
  /** Share of quarantined rows, 0–1, above which a delivery is refused and the last good copy stays. */
  refuseAbove: number;
  mappings: EntityMapping[];
  /** JSON Schema 2020-12 of one row. */
  rowSchema: object;
  status: ContractStatus;
  /** To older versions of the same dataset. */
  translations: DeclaredTranslation[];
  sharing?: Sharing;
  retention?: Retention;
  /** Decree 809, article 19: of several departments that collect this, the one that answers for it. */
  leadSource: boolean;
  authority: AuthorityClaim[];
  /** How old the data may be when they are had: `latency` or `freshness` of slaProperties, else `frequency`. */
  freshnessSeconds?: number;
  /** How often they are renewed: `frequency` of slaProperties. */
  frequencySeconds?: number;
  description?: ContractDescription;
}

/** ODCS' `description`, for people. */
export interface ContractDescription {
  purpose?: string;
  usage?: string;
  limitations?: string;
}
