import type { DecidedField } from '../decide/index.ts';
import { indent, toComments, toInline } from './yaml-lines.ts';

/** The `properties` of a row or an object. */
export function draftFields(fields: readonly DecidedField[]): string[] {
  return fields.flatMap((field) => [
    ...toComments(toRemarks(field), 6),
    `- name: ${toInline(field.name)}`,
    ...indent(toBody(field), 2),
  ]);
}

/** What is not sure, and what the field was taken for where that is not sure. */
function toRemarks({ doubts, facts, classification }: DecidedField): string[] {
  const { meaning, confidence = 0 } = facts?.recognition ?? {};
  const isWeak = meaning !== undefined && classification !== undefined && confidence < 0.7;
  const taken = isWeak ? [`Taken for ${meaning.name} (confidence ${confidence.toFixed(2)}).`] : [];
  return [...taken, ...doubts];
}

function toBody(field: DecidedField): string[] {
  const { businessName, description, type, required, unique, keyPosition, classification, options } = field;
  return [
    ...(businessName === undefined ? [] : [`businessName: ${toInline(businessName)}`]),
    `description: ${toInline(description)}`,
    `logicalType: ${type}`,
    ...(required || keyPosition !== undefined ? ['required: true'] : []),
    ...(unique && keyPosition === undefined ? ['unique: true'] : []),
    ...(keyPosition === undefined ? [] : ['primaryKey: true', `primaryKeyPosition: ${keyPosition}`]),
    ...(classification === undefined ? [] : [`classification: ${classification}`]),
    ...(Object.keys(options).length === 0 ? [] : [`logicalTypeOptions: ${toInline(options)}`]),
    ...toEnum(field),
    ...(field.fields === undefined || field.fields.length === 0
      ? []
      : ['properties:', ...indent(draftFields(field.fields), 2)]),
    ...(field.items === undefined ? [] : ['items:', ...indent(toItems(field.items), 2)]),
  ];
}

function toEnum({ enum: allowed }: DecidedField): string[] {
  if (allowed === undefined) return [];
  return ['customProperties:', `  - { property: causewayEnum, value: ${toInline(allowed)} }`];
}

/** Entries of a list have no name of their own. */
function toItems({ type, options, fields, items, enum: allowed }: DecidedField): string[] {
  return [
    `logicalType: ${type}`,
    ...(Object.keys(options).length === 0 || type === 'object'
      ? []
      : [`logicalTypeOptions: ${toInline(options)}`]),
    ...(allowed === undefined
      ? []
      : ['customProperties:', `  - { property: causewayEnum, value: ${toInline(allowed)} }`]),
    ...(fields === undefined || fields.length === 0
      ? []
      : ['properties:', ...indent(draftFields(fields), 2)]),
    ...(items === undefined ? [] : ['items:', ...indent(toItems(items), 2)]),
  ];
}
