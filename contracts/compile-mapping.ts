import {
  compileCanonicaliser,
  type AttributeValue,
  type EntityAttribute,
  type EntityType,
  type EntityTypeName,
} from '#schemas';
import type { AttributeMapping, Contract, ContractField, DateForm, EntityMapping } from './contract.ts';
import { dateForms, isDateForm } from './date-form.ts';
import { findField, pathOf } from './field-path.ts';

/** What one row says of one entity, in the hub's words. */
export interface MappedPart {
  entity: EntityTypeName;
  role: string;
  attributes: Record<string, AttributeValue>;
}

export type RowMapper = (row: Record<string, unknown>) => MappedPart[];
type Read = (row: Record<string, unknown>) => unknown;
type Slot = {
  name: string;
  read: (row: Record<string, unknown>) => AttributeValue | undefined;
  isConstant: boolean;
};

const none: MappedPart[] = [];

/** Decides the mapping once for the rows of a whole delivery: some microseconds a row are left. */
export function compileMapping(contract: Contract, entityTypes: readonly EntityType[]): RowMapper {
  const parts = contract.mappings.flatMap((mapping) => {
    const entityType = entityTypes.find(({ name }) => name === mapping.entity);
    return entityType === undefined ? [] : [compilePart(contract, mapping, entityType)];
  });
  // One array for all rows of a dataset that speaks of no entity.
  if (parts.length === 0) return () => none;
  return (row) => {
    const mapped: MappedPart[] = [];
    for (const part of parts) {
      const found = part(row);
      if (found !== undefined) mapped.push(found);
    }
    return mapped;
  };
}

function compilePart(contract: Contract, mapping: EntityMapping, entityType: EntityType) {
  const conditions = Object.entries(mapping.when).map(([field, values]) => {
    return { read: compileRead(field), allowed: new Set(values.map(String)) };
  });
  const slots = compileSlots(contract, mapping, entityType);
  const { entity, role } = mapping;
  return (row: Record<string, unknown>): MappedPart | undefined => {
    for (const { read, allowed } of conditions) if (!allowed.has(String(read(row)))) return undefined;
    const attributes = readSlots(slots, row);
    return attributes === undefined ? undefined : { entity, role, attributes };
  };
}

/** Undefined where the row gives no value of its own: constants alone make no entity. */
function readSlots(
  slots: readonly Slot[],
  row: Record<string, unknown>,
): Record<string, AttributeValue> | undefined {
  const attributes: Record<string, AttributeValue> = {};
  let isSpoken = false;
  for (const { name, read, isConstant } of slots) {
    const value = read(row);
    if (value === undefined) continue;
    attributes[name] = value;
    isSpoken ||= !isConstant;
  }
  return isSpoken ? attributes : undefined;
}

function compileSlots(contract: Contract, mapping: EntityMapping, entityType: EntityType): Slot[] {
  return Object.entries(mapping.attributes).flatMap(([name, rule]) => {
    const attribute = entityType.attributes.find((each) => each.name === name);
    return attribute === undefined ? [] : [compileSlot(attribute, rule, contract.fields)];
  });
}

function compileSlot(
  attribute: EntityAttribute,
  rule: AttributeMapping,
  fields: readonly ContractField[],
): Slot {
  const { name } = attribute;
  if ('constant' in rule) return { name, read: () => rule.constant, isConstant: true };
  const canonical = compileCanonicaliser(attribute);
  const field = compileRead(rule.from);
  const translate = compileTranslation(rule, findField(fields, rule.from));
  const read = (row: Record<string, unknown>): AttributeValue | undefined => {
    const raw = field(row);
    if (raw === undefined || raw === null || raw === '') return undefined;
    const value = translate === undefined ? raw : translate(raw);
    return value === undefined ? undefined : canonical(value);
  };
  return { name, read, isConstant: false };
}

type FieldRule = Extract<AttributeMapping, { from: string }>;

function compileTranslation(
  rule: FieldRule,
  field: ContractField | undefined,
): ((raw: unknown) => unknown) | undefined {
  if (rule.codes !== undefined) {
    const codes = new Map(Object.entries(rule.codes));
    return (raw) => codes.get(String(raw).trim());
  }
  const form = rule.date ?? formOf(field);
  if (form === undefined) return undefined;
  const { toDate } = dateForms[form];
  return (raw) => (raw instanceof Date ? raw : toDate(typeof raw === 'number' ? raw : String(raw).trim()));
}

/** A date field says in its own options how it is written. */
function formOf(field: ContractField | undefined): DateForm | undefined {
  const isMoment = field?.type === 'date' || field?.type === 'timestamp';
  return isMoment && isDateForm(field.options.format) ? field.options.format : undefined;
}

function compileRead(field: string): Read {
  const path = pathOf(field);
  const [first = ''] = path;
  if (path.length === 1) return (row) => row[first];
  return (row) =>
    path.reduce<unknown>((at, part) => (at as Record<string, unknown> | null | undefined)?.[part], row);
}
