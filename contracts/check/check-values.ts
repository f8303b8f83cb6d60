import { showValue, type DocumentPath } from '#schemas';
import { findCustomProperty, type OdcsProperty } from '../odcs/index.ts';
import { compileFieldCheck } from './compile-field-check.ts';
import type { Findings } from './findings.ts';
import { listFields, type VisitedField } from './visit-fields.ts';

const jsTypes: Record<string, string> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
};
const mostValues = 10_000;

/** Allowed values and examples that the field's own rules refuse. */
export function checkValues(findings: Findings): void {
  for (const visited of listFields(findings.data)) {
    checkAllowed(findings, visited);
    checkExamples(findings, visited);
    checkUnit(findings, visited);
  }
}

function checkAllowed(findings: Findings, { field, path }: VisitedField): void {
  const found = findCustomProperty(field.customProperties, 'causewayEnum');
  if (found === undefined || !Array.isArray(found.value)) return;
  const base = [...path, 'customProperties', found.index, 'value'];
  const { logicalType = 'string' } = field;
  if (logicalType === 'object' || logicalType === 'array') {
    findings.fault(base, `causewayEnum lists single values, and this field is an ${logicalType}.`);
    return;
  }
  if (found.value.length > mostValues) {
    findings.fault(base, `More than ${mostValues} allowed values are a dataset of their own: take them out.`);
    return;
  }
  const check = compileFieldCheck(field);
  found.value.forEach((value: unknown, i) => {
    const sentence = typeSentence(value, logicalType) ?? ruleSentence(check?.(value), value);
    if (sentence !== undefined) findings.fault([...base, i], sentence);
  });
}

function typeSentence(value: unknown, logicalType: string): string | undefined {
  const wanted = jsTypes[logicalType];
  if (wanted === undefined || typeof value === wanted) return undefined;
  const hint = wanted === 'string' ? ': put it in quotes' : '';
  return `${String(value)} is no ${logicalType}, as this field is${hint}.`;
}

function ruleSentence(broken: string | undefined, value: unknown): string | undefined {
  if (broken === undefined) return undefined;
  return `${showValue(value)} is allowed here, and the field's own rules refuse it: ${broken}`;
}

function checkExamples(findings: Findings, { field, path }: VisitedField): void {
  if (!Array.isArray(field.examples)) return;
  const check = compileFieldCheck(field, true);
  field.examples.forEach((value: unknown, i) => {
    const broken = value === null ? undefined : check?.(value);
    if (broken === undefined) return;
    findings.servedFault(
      [...path, 'examples', i],
      `${showValue(value)} is no example, since the field's own rules refuse it: ${broken}`,
    );
  });
}

function checkUnit(findings: Findings, { field, path }: { field: OdcsProperty; path: DocumentPath }): void {
  const found = findCustomProperty(field.customProperties, 'causewayUnit');
  const { logicalType } = field;
  if (found === undefined || logicalType === undefined) return;
  if (['number', 'integer', 'string'].includes(logicalType)) return;
  findings.fault(
    [...path, 'customProperties', found.index, 'value'],
    `A unit says what a number counts, and this field is a ${logicalType}: take it out.`,
  );
}
