import type { ContractField } from './contract.ts';

/** `patient.identity.number` as its parts. */
export function pathOf(field: string): string[] {
  return field.split('.');
}

/** The field at a dotted path through objects; undefined where there is none. */
export function findField(fields: readonly ContractField[], path: string): ContractField | undefined {
  let among: readonly ContractField[] | undefined = fields;
  let found: ContractField | undefined;
  for (const part of pathOf(path)) {
    found = among?.find(({ name }) => name === part);
    among = found?.fields;
  }
  return found;
}

/** Every dotted path to a value, for "did you mean". */
export function listFieldPaths(fields: readonly ContractField[]): string[] {
  return fields.flatMap((field) =>
    field.fields === undefined
      ? [field.name]
      : listFieldPaths(field.fields).map((path) => `${field.name}.${path}`),
  );
}
