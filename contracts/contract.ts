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
}
