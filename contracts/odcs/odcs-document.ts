import type { ContractDescription, ContractField, Definition, FieldType } from '../contract.ts';

/** The parts of an ODCS document that the hub reads. Anything may be missing: the document may be faulty. */
export interface OdcsDocument {
  apiVersion?: unknown;
  id?: unknown;
  name?: unknown;
  version?: unknown;
  status?: unknown;
  domain?: unknown;
  tags?: unknown;
  description?: ContractDescription;
  schema?: OdcsObject[];
  slaDefaultElement?: unknown;
  slaProperties?: OdcsSla[];
  servers?: { server?: unknown; id?: unknown }[];
  roles?: { role?: unknown; id?: unknown }[];
  team?: OdcsTeamMember[] | { members?: OdcsTeamMember[] };
  customProperties?: OdcsCustomProperty[];
}

export interface OdcsTeamMember {
  username?: unknown;
  dateIn?: unknown;
  dateOut?: unknown;
  replacedByUsername?: unknown;
}

export interface OdcsObject {
  id?: unknown;
  name?: string;
  physicalName?: unknown;
  description?: unknown;
  properties?: OdcsProperty[];
  relationships?: OdcsRelationship[];
  quality?: OdcsQuality[];
  authoritativeDefinitions?: Definition[];
  customProperties?: OdcsCustomProperty[];
}

export interface OdcsProperty {
  id?: unknown;
  name?: string;
  physicalName?: unknown;
  businessName?: unknown;
  description?: string;
  logicalType?: FieldType | 'time';
  logicalTypeOptions?: ContractField['options'] & OdcsObjectOptions;
  required?: boolean;
  unique?: boolean;
  primaryKey?: boolean;
  primaryKeyPosition?: number;
  partitioned?: boolean;
  partitionKeyPosition?: number;
  classification?: unknown;
  examples?: unknown;
  properties?: OdcsProperty[];
  items?: OdcsProperty;
  relationships?: OdcsRelationship[];
  quality?: OdcsQuality[];
  authoritativeDefinitions?: Definition[];
  customProperties?: OdcsCustomProperty[];
}

interface OdcsObjectOptions {
  required?: unknown;
  minProperties?: number;
  maxProperties?: number;
}

export interface OdcsRelationship {
  from?: unknown;
  to?: unknown;
}

export interface OdcsQuality {
  id?: unknown;
  name?: unknown;
  type?: unknown;
  metric?: unknown;
  unit?: unknown;
  query?: unknown;
  arguments?: Record<string, unknown>;
  scheduler?: unknown;
  schedule?: unknown;
  [operator: string]: unknown;
}

export interface OdcsSla {
  id?: unknown;
  property?: unknown;
  value?: unknown;
  unit?: unknown;
  element?: unknown;
  scheduler?: unknown;
  schedule?: unknown;
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

/** The blocks of a list in their places; what is no block is shown as an empty one, so that places stay right. */
export function asList<Item>(value: readonly Item[] | undefined): readonly Item[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => (isBlock(item) ? item : {}) as Item);
}

export function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function findCustomProperty(
  list: readonly OdcsCustomProperty[] | undefined,
  name: string,
): FoundProperty | undefined {
  const index = Array.isArray(list) ? list.findIndex((each) => each?.property === name) : -1;
  return index === -1 ? undefined : { index, value: list?.[index]?.value };
}

/** The names of all custom properties, wherever they stand. */
export function listCustomProperties(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listCustomProperties);
  if (!isBlock(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'customProperties'
      ? asList(inner as OdcsCustomProperty[]).map(({ property }) => String(property))
      : listCustomProperties(inner),
  );
}
