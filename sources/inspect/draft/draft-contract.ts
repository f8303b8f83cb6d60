import type { DecidedAsOf, DecidedField, DecidedMapping, DecidedSharing } from '../decide/index.ts';
import { draftFields } from './draft-fields.ts';
import { draftMapping } from './draft-mapping.ts';
import { indent, toComments, toInline } from './yaml-lines.ts';

export interface ContractFacts {
  department: string;
  dataset: string;
  title: Record<string, string>;
  foreign: string;
  physicalType: string;
  comment?: string;
  rowsSeen: number;
  rowsInAll?: number;
  fields: readonly DecidedField[];
  asOf: DecidedAsOf | undefined;
  sharing: DecidedSharing;
  mappings: readonly DecidedMapping[];
  doubts: readonly string[];
}

/** An ODCS 3.1 document of what was seen; what is not sure stands in comments. Ends with a line end. */
export function draftContract(facts: ContractFacts): string {
  const { department, dataset, title } = facts;
  const lines = [
    ...toComments(toHead(facts)),
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: ${department}.${dataset}`,
    `name: ${dataset}`,
    'version: 1.0.0',
    'status: active',
    `domain: ${department}`,
    'description:',
    `  purpose: ${toInline(facts.comment ?? `${title['zh-CN'] ?? title.en ?? dataset}, as ${department} keeps it.`)}`,
    '  # usage: what it may be used for. limitations: what a reader must know before he relies on it.',
    'customProperties:',
    `  - { property: causewayTitle, value: ${toInline(title)} }`,
    '  - { property: causewayDelivery, value: mirror }',
    ...indent(toSharing(facts.sharing), 2),
    ...indent(toRetention(), 2),
    'schema:',
    `  - name: ${toObjectName(dataset)}`,
    `    physicalName: ${toInline(facts.foreign)}`,
    `    physicalType: ${facts.physicalType}`,
    '    logicalType: object',
    ...indent(toObjectProperties(facts), 4),
    '    properties:',
    ...indent(draftFields(facts.fields), 6),
  ];
  return `${lines.join('\n')}\n`;
}

function toHead({ rowsSeen, rowsInAll, doubts }: ContractFacts): string[] {
  const of = rowsInAll === undefined || rowsInAll <= rowsSeen ? '' : ` of about ${rowsInAll}`;
  return [
    `Drafted by causeway source inspect from ${rowsSeen}${of} rows. Comments say what is not sure: read them, correct, and take them out.`,
    ...doubts,
  ];
}

/** Decree 809, articles 14 and 15: a class is the department's decision; the draft is on the careful side. */
function toSharing({ isPersonal, isSensitive }: DecidedSharing): string[] {
  const why = isSensitive
    ? 'Sensitive personal data (PIPL, article 28) seem to be in it: conditional is suggested.'
    : isPersonal
      ? 'Personal data seem to be in it: conditional is suggested.'
      : 'No personal data were recognised: unconditional may do, which the department decides.';
  return [
    ...toComments(
      [why, 'Conditional sharing must say who may have the data, and what for: replace scope and use.'],
      2,
    ),
    '- property: causewaySharing',
    '  value:',
    '    class: conditional',
    '    basis: Government Data Sharing Regulation (Decree 809), article 15',
    '    scope: to be named by the department',
    '    use: to be named by the department',
    `    personal: ${String(isPersonal)}`,
  ];
}

function toRetention(): string[] {
  return [
    "# How long it is kept is the department's schedule:",
    '# - { property: causewayRetention, value: { after: the row is closed, atLeast: P3Y, basis: … } }',
  ];
}

function toObjectProperties({ asOf, mappings }: ContractFacts): string[] {
  const comment =
    asOf === undefined
      ? ['# No field was found that says since when a row holds: causewayAsOf is left out.']
      : asOf.confidence >= 0.75
        ? []
        : toComments(
            [`Since when a row holds: ${asOf.field} (confidence ${asOf.confidence.toFixed(2)}).`],
            6,
          );
  return [
    'customProperties:',
    ...indent(comment, 2),
    ...(asOf === undefined ? [] : [`  - { property: causewayAsOf, value: ${asOf.field} }`]),
    '  - { property: causewayRefuseAbove, value: 0.2 }',
    ...indent(draftMapping(mappings), 2),
  ];
}

function toObjectName(dataset: string): string {
  return dataset.replaceAll('-', '_');
}
