import { showList } from '#schemas';
import { asList, type OdcsProperty } from '../odcs/index.ts';
import type { Findings } from './findings.ts';
import { listFields, type VisitedField } from './visit-fields.ts';

/** A row nested deeper, or with more fields, is no row that people can read. */
const limits = { depth: 20, fields: 5000 };

/** Whether the contract is of a size that can be gone through; where it is not, that is all that is said. */
export function checkSize(findings: Findings): boolean {
  const { length } = listFields(findings.data);
  if (length <= limits.fields) return true;
  findings.fault(
    ['schema'],
    `The contract has ${length} fields: more than ${limits.fields} are no dataset that people can read; split it.`,
  );
  return false;
}

/** Names and types of fields, and what goes with which type. */
export function checkFields(findings: Findings): void {
  const fields = listFields(findings.data);
  for (const visited of fields) {
    checkName(findings, visited);
    checkType(findings, visited);
    checkRequiredNames(findings, visited);
    checkSiblings(findings, visited.field.properties, [...visited.path, 'properties']);
    if (visited.depth === limits.depth + 1)
      findings.fault(
        visited.path,
        `This is nested deeper than ${limits.depth} levels: a row that holds itself has no end; flatten it.`,
      );
  }
  asList(findings.data.schema).forEach(({ properties }, i) =>
    checkSiblings(findings, properties, ['schema', i, 'properties']),
  );
}

/** Names are unique among the fields of one block. */
function checkSiblings(
  findings: Findings,
  fields: OdcsProperty[] | undefined,
  base: VisitedField['path'],
): void {
  const names = asList(fields).map(({ name }) => name);
  names.forEach((name, i) => {
    if (name === undefined || names.indexOf(name) === i) return;
    findings.fault([...base, i, 'name'], `There is a field "${name}" already: rename or remove one.`);
  });
}

function checkName(findings: Findings, { field: { name, primaryKey }, path, depth }: VisitedField): void {
  if (depth > 1 && primaryKey === true)
    findings.servedFault(
      [...path, 'primaryKey'],
      'A key field stands at the top of the row: take primaryKey out, or bring the field up in the source.',
    );
  if (typeof name !== 'string' || depth > 1 || /^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return;
  findings.servedFault(
    [...path, 'name'],
    `"${name}" becomes a GraphQL field: write a letter and then letters, digits and _ (the source's "fields" maps it to the department's own name).`,
  );
}

function checkType(findings: Findings, { field, path }: VisitedField): void {
  const { logicalType, primaryKey, properties, items } = field;
  if (logicalType === undefined) {
    findings.servedFault(
      path,
      '"logicalType" is missing: say string, number, integer, boolean, date, timestamp, object or array.',
    );
    return;
  }
  if (logicalType === 'time') {
    findings.servedFault(
      [...path, 'logicalType'],
      'The hub keeps no times of day: use string with a pattern.',
    );
    return;
  }
  const isNested = logicalType === 'object' || logicalType === 'array';
  if (isNested && primaryKey === true)
    findings.servedFault([...path, 'primaryKey'], `A key must be a single value, not an ${logicalType}.`);
  if (properties !== undefined && logicalType !== 'object')
    findings.fault([...path, 'properties'], 'Only an object has properties: make logicalType object.');
  if (items !== undefined && logicalType !== 'array')
    findings.fault([...path, 'items'], 'Only an array has items: make logicalType array.');
}

/** `logicalTypeOptions.required` of an object names its own properties. */
function checkRequiredNames(findings: Findings, { field, path }: VisitedField): void {
  const required = field.logicalTypeOptions?.required;
  if (!Array.isArray(required) || !Array.isArray(field.properties)) return;
  const names = asList(field.properties).map(({ name }) => String(name));
  required.forEach((name, i) => {
    if (typeof name !== 'string' || names.includes(name)) return;
    findings.fault(
      [...path, 'logicalTypeOptions', 'required', i],
      `"${name}" is no property of this object: it has ${showList(names)}.`,
    );
  });
}
