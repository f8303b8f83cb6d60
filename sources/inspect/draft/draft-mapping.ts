import type { DecidedMapping, DecidedRule } from '../decide/index.ts';
import { indent, toComments, toInline } from './yaml-lines.ts';

/** The causewayMapping property; nothing but comments where no entity was recognised. */
export function draftMapping(mappings: readonly DecidedMapping[]): string[] {
  const sure = mappings.filter(({ rules }) => rules.length > 0);
  if (sure.length === 0)
    return ['# No entity of the city was recognised in the fields: causewayMapping is left out.'];
  return ['- property: causewayMapping', '  value:', ...indent(sure.flatMap(toEntity), 4)];
}

function toEntity({ entity, role, rules, unsure, confidence }: DecidedMapping): string[] {
  return [
    ...toComments([`Confidence that the rows speak of this ${entity}: ${confidence.toFixed(2)}.`], 10),
    `- entity: ${entity}`,
    ...(role === '' ? [] : [`  role: ${role}`]),
    '  attributes:',
    ...indent(rules.flatMap(toRule), 4),
    ...indent(unsure.flatMap(toUnsure), 4),
  ];
}

function toRule(rule: DecidedRule): string[] {
  const comment =
    rule.confidence >= 0.8 ? [] : toComments([`${rule.confidence.toFixed(2)}: ${rule.why}.`], 14);
  return [...comment, toLine(rule)];
}

function toLine({ attribute, from, codes }: DecidedRule): string {
  return `${attribute}: ${codes === undefined ? toInline(from) : toInline({ from, codes })}`;
}

function toUnsure(rule: DecidedRule): string[] {
  const reason = rule.codes === undefined ? rule.why : `${rule.why}; not every code is known`;
  return toComments([`Perhaps (${rule.confidence.toFixed(2)}, ${reason}): ${toLine(rule)}`], 14);
}
