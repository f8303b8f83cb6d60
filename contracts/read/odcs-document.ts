import type { ContractField, FieldType } from '../contract.ts';

/** The parts of an ODCS document that the hub reads. Anything may be missing: the document may be faulty. */
export interface OdcsDocument {
  id?: unknown;
  name?: unknown;
  version?: unknown;
  domain?: unknown;
  schema?: OdcsObject[];
  customProperties?: OdcsCustomProperty[];
}

export interface OdcsObject {
  name?: string;
  properties?: OdcsProperty[];
  customProperties?: OdcsCustomProperty[];
}

export interface OdcsProperty {
  name?: string;
  description?: string;
  logicalType?: FieldType | 'time';
  logicalTypeOptions?: ContractField['options'];
  required?: boolean;
  primaryKey?: boolean;
  primaryKeyPosition?: number;
  properties?: OdcsProperty[];
  items?: OdcsProperty;
  customProperties?: OdcsCustomProperty[];
}

export interface OdcsCustomProperty {
  property?: string;
  value?: unknown;
}

/** Where a custom property stands in its list and what it says. */
export interface FoundProperty {
  index: number;
  value: unknown;
}

export function asList<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}

export function findCustomProperty(
  list: readonly OdcsCustomProperty[] | undefined,
  name: string,
): FoundProperty | undefined {
  const index = Array.isArray(list) ? list.findIndex((each) => each?.property === name) : -1;
  return index === -1 ? undefined : { index, value: list?.[index]?.value };
}
