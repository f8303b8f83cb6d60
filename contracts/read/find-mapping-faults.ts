import { didYouMean, faultAt, showList, showValue, type Fault, type SourceDocument } from '#schemas';
import type { ContractField } from '../contract.ts';
import { findField } from '../field-path.ts';
import { findAttributeFaults } from './find-attribute-faults.ts';
import { noSuchField, type KnownEntities, type MappingContext } from './known-entities.ts';
import { asList, findCustomProperty, type OdcsDocument } from '../odcs/index.ts';

interface RawMapping {
  entity?: unknown;
  role?: unknown;
  when?: unknown;
  attributes?: unknown;
}

/** Mappings that point at an entity, attribute or field that does not exist, or at values that cannot be. */
export function findMappingFaults(
  document: SourceDocument,
  fields: readonly ContractField[],
  known: KnownEntities,
): Fault[] {
  const object = asList((document.data as OdcsDocument).schema)[0];
  const found = findCustomProperty(object?.customProperties, 'causewayMapping');
  if (found === undefined || !Array.isArray(found.value)) return [];
  const base = ['schema', 0, 'customProperties', found.index, 'value'];
  const mappings = found.value as RawMapping[];
  return mappings.flatMap((mapping, i) => {
    if (typeof mapping !== 'object' || mapping === null) return [];
    const context = { document, fields, path: [...base, i] };
    return [
      ...twiceFaults(context, mappings, i),
      ...whenFaults(context, mapping.when),
      ...entityFaults(context, mapping, known),
    ];
  });
}

function twiceFaults(
  { document, path }: MappingContext,
  mappings: readonly RawMapping[],
  at: number,
): Fault[] {
  const name = (mapping: RawMapping | undefined): string =>
    `${String(mapping?.entity)} ${String(mapping?.role ?? '')}`;
  const first = mappings.findIndex((mapping) => name(mapping) === name(mappings[at]));
  if (first === at) return [];
  return [
    faultAt(
      document,
      path,
      `This entity is mapped twice in the same role: give each mapping a role of its own.`,
    ),
  ];
}

function entityFaults(
  context: MappingContext,
  mapping: RawMapping,
  { entityTypes, unreadEntities }: KnownEntities,
): Fault[] {
  const { entity, attributes } = mapping;
  const entityType = entityTypes.find(({ name }) => name === entity);
  const found = findAttributeFaults(context, attributes, entityType);
  if (typeof entity !== 'string' || entityType !== undefined || unreadEntities.includes(entity)) return found;
  const names = entityTypes.map(({ name }) => name);
  const meant = didYouMean(entity, names);
  const hint = meant === undefined ? ` Known: ${showList(names)}.` : ` Did you mean "${meant}"?`;
  const sentence = `The city knows no entity "${entity}".${hint}`;
  return [faultAt(context.document, [...context.path, 'entity'], sentence), ...found];
}

/** Values are compared as texts, so that false and "false" are the same. */
function canBe({ type }: ContractField, value: unknown): boolean {
  const text = String(value);
  if (type === 'object' || type === 'array') return false;
  if (type === 'boolean') return text === 'true' || text === 'false';
  if (type === 'integer') return Number.isInteger(Number(text)) && text !== '';
  return type === 'number' ? text !== '' && Number.isFinite(Number(text)) : true;
}

function whenFaults(context: MappingContext, when: unknown): Fault[] {
  if (typeof when !== 'object' || when === null) return [];
  return Object.entries(when).flatMap(([name, values]) => {
    const path = [...context.path, 'when', name];
    const field = findField(context.fields, name);
    if (field === undefined) return [faultAt(context.document, path, noSuchField(name, context.fields))];
    if (!Array.isArray(values)) return [];
    const never = values.find((value) => !canBe(field, value));
    if (never !== undefined) {
      const sentence = `"${name}" is ${field.type} and never ${showValue(never)}: it would never hold.`;
      return [faultAt(context.document, path, sentence)];
    }
    if (field.enum === undefined) return [];
    const allowed = field.enum.map(String);
    const strange = values.map(String).filter((value) => !allowed.includes(value));
    return strange.map((value) =>
      faultAt(
        context.document,
        path,
        `"${value}" is no allowed value of "${name}" (${showList(allowed)}): it would never hold.`,
      ),
    );
  });
}
