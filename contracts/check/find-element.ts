import type { DocumentPath } from '#schemas';
import { asList, type OdcsProperty } from '../odcs/index.ts';
import { hintAt, type Findings } from './findings.ts';

/**
 * An element that an SLA speaks of: `table`, `table.field`, `table.object.field`, or a field where there is one table
 * only; several are parted by commas. A document without tables describes its data elsewhere.
 */
export function checkElement(findings: Findings, path: DocumentPath, elements: string): void {
  const tables = asList(findings.data.schema);
  if (tables.length === 0) return;
  for (const element of elements.split(',').map((each) => each.trim())) {
    const [first = '', ...rest] = element.split('.');
    const table = tables.find(({ name, physicalName }) => name === first || physicalName === first);
    if (table !== undefined) {
      if (rest.length > 0) checkField(findings, path, { fields: table.properties, parts: rest, element });
    } else if (tables.length === 1 && hasField(tables[0]?.properties, first)) {
      checkField(findings, path, { fields: tables[0]?.properties, parts: [first, ...rest], element });
    } else {
      const names = tables.flatMap(({ name, properties }) => [
        String(name),
        ...asList(properties).map((field) =>
          rest.length > 0 ? `${name}.${field.name}` : String(field.name),
        ),
      ]);
      findings.servedFault(
        path,
        `There is no "${element}" in this contract.${hintAt(element, names, 'There are')}`,
      );
    }
  }
}

interface Sought {
  fields: OdcsProperty[] | undefined;
  parts: readonly string[];
  element: string;
}

function checkField(findings: Findings, path: DocumentPath, { fields, parts, element }: Sought): void {
  const [name = '', ...rest] = parts;
  const field = asList(fields).find((each) => each.name === name || each.physicalName === name);
  if (field === undefined) {
    const names = asList(fields).map((each) => String(each.name));
    findings.fault(
      path,
      `"${element}" names no field: there is no "${name}".${hintAt(name, names, 'Fields')}`,
    );
  } else if (rest.length > 0)
    checkField(findings, path, { fields: field.properties ?? field.items?.properties, parts: rest, element });
}

function hasField(fields: OdcsProperty[] | undefined, name: string): boolean {
  return asList(fields).some((field) => field.name === name || field.physicalName === name);
}
