import {
  didYouMean,
  faultAt,
  showList,
  showValue,
  type DocumentPath,
  type EntityAttribute,
  type EntityType,
  type Fault,
} from '#schemas';
import type { ContractField } from '../contract.ts';
import { findField } from '../field-path.ts';
import { noSuchField, type MappingContext } from './known-entities.ts';

type RawRule = string | { from?: unknown; codes?: unknown; date?: unknown; constant?: unknown };
/** Paths into the rule, with the sentence. */
type Found = [path: DocumentPath, sentence: string][];

/**
 * Each attribute of one mapping against the entity type and the contract's fields. What it reads from is looked up
 * even where the entity or the attribute is misspelled, so that all is named in one run.
 */
export function findAttributeFaults(
  context: MappingContext,
  attributes: unknown,
  entityType: EntityType | undefined,
): Fault[] {
  if (typeof attributes !== 'object' || attributes === null) return [];
  return Object.entries(attributes as Record<string, RawRule>).flatMap(([name, rule]) => {
    const path = [...context.path, 'attributes', name];
    const attribute = entityType?.attributes.find((each) => each.name === name);
    const found =
      attribute === undefined
        ? lostFieldFaults(rule, context.fields)
        : ruleFaults(rule, attribute, context.fields);
    if (entityType !== undefined && attribute === undefined)
      found.push([[], noSuchAttribute(name, entityType)]);
    return found.map(([inner, sentence]) => faultAt(context.document, [...path, ...inner], sentence));
  });
}

function lostFieldFaults(rule: RawRule, fields: readonly ContractField[]): Found {
  const isBlock = typeof rule === 'object' && rule !== null;
  const from = isBlock ? rule.from : rule;
  if (typeof from !== 'string' || findField(fields, from) !== undefined) return [];
  return [[isBlock ? ['from'] : [], noSuchField(from, fields)]];
}

function noSuchAttribute(name: string, { name: entity, attributes }: EntityType): string {
  const names = attributes.map((attribute) => attribute.name);
  const meant = didYouMean(name, names);
  const hint = meant === undefined ? ` Attributes: ${showList(names)}.` : ` Did you mean "${meant}"?`;
  return `A ${entity} has no attribute "${name}".${hint}`;
}

function ruleFaults(rule: RawRule, attribute: EntityAttribute, fields: readonly ContractField[]): Found {
  if (typeof rule === 'string') return sourceFaults(rule, attribute, { fields, path: [], isDecoded: false });
  if (typeof rule !== 'object' || rule === null) return [];
  if (rule.constant !== undefined) return valueFaults(rule.constant, attribute, ['constant']);
  const isDecoded = rule.codes !== undefined;
  const from =
    typeof rule.from === 'string'
      ? sourceFaults(rule.from, attribute, { fields, path: ['from'], isDecoded })
      : [];
  return [...from, ...codeFaults(rule, attribute, fields), ...dateFaults(rule, attribute)];
}

type Source = { fields: readonly ContractField[]; path: DocumentPath; isDecoded: boolean };

function sourceFaults(name: string, attribute: EntityAttribute, { fields, path, isDecoded }: Source): Found {
  const field = findField(fields, name);
  if (field === undefined) return [[path, noSuchField(name, fields)]];
  if (field.type === 'object' || field.type === 'array') {
    return [[path, `"${name}" is an ${field.type}: name a single value inside it, such as ${name}.code.`]];
  }
  const never = isDecoded ? undefined : neverSentence(field, attribute);
  if (never !== undefined) return [[path, never]];
  if (isDecoded || attribute.enum === undefined) return [];
  const strange = field.enum?.map(String).filter((value) => !attribute.enum?.includes(value));
  if (strange?.length === 0) return [];
  const sentence = `"${attribute.name}" knows only ${showList(attribute.enum)}: translate the department's values with codes.`;
  return [[path, sentence]];
}

/** Types of which no value ever becomes one of the attribute's. */
function neverSentence({ name, type }: ContractField, attribute: EntityAttribute): string | undefined {
  const isMoment = type === 'date' || type === 'timestamp';
  const isNumber = attribute.type === 'number' || attribute.type === 'integer';
  const isDate = attribute.format === 'date' || attribute.format === 'date-time';
  const fits =
    (isNumber && !isMoment && type !== 'boolean') ||
    (attribute.type === 'boolean' && !isMoment) ||
    (attribute.type === 'string' && !(isDate && type === 'boolean'));
  if (fits) return undefined;
  const what = isDate ? 'date' : attribute.type;
  return `"${name}" is ${type}, which can never be a ${what}, as "${attribute.name}" is: map another field, or translate it with codes.`;
}

function codeFaults(
  rule: { from?: unknown; codes?: unknown },
  attribute: EntityAttribute,
  fields: readonly ContractField[],
): Found {
  if (typeof rule.codes !== 'object' || rule.codes === null) return [];
  const allowed = findField(fields, String(rule.from))?.enum?.map(String);
  const strange = Object.keys(rule.codes).filter((code) => allowed !== undefined && !allowed.includes(code));
  return [
    ...strange.map((code): Found[number] => [
      ['codes', code],
      `"${code}" is no allowed value of "${String(rule.from)}" (${showList(allowed ?? [])}).`,
    ]),
    ...Object.entries(rule.codes).flatMap(([code, value]) => valueFaults(value, attribute, ['codes', code])),
  ];
}

function valueFaults(value: unknown, attribute: EntityAttribute, path: DocumentPath): Found {
  if (typeof value === 'object') return [];
  const { name, type, enum: words } = attribute;
  if (typeof value !== (type === 'integer' ? 'number' : type)) {
    return [[path, `${showValue(value)} is no ${type}, as "${name}" is.`]];
  }
  if (words === undefined || words.includes(String(value))) return [];
  const meant = didYouMean(String(value), words);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return [[path, `"${String(value)}" is no value of "${name}": it knows ${showList(words)}.${hint}`]];
}

function dateFaults(rule: { date?: unknown }, { name, format }: EntityAttribute): Found {
  if (rule.date === undefined || format === 'date' || format === 'date-time') return [];
  return [[['date'], `"${name}" is no date: take "date" out, or give the attribute the format date.`]];
}
