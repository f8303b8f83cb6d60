import type { Contract } from '#contracts';

export interface FieldComparison {
  missing: string[];
  missingRequired: string[];
  extra: string[];
}

/** The contract's fields that no row has, and what rows have beyond it. Nested fields are the validator's. */
export function compareFields(
  { fields }: Pick<Contract, 'fields'>,
  values: readonly Record<string, unknown>[],
): FieldComparison {
  const present = new Set(values.flatMap((value) => Object.keys(value)));
  const known = new Set(fields.map(({ name }) => name));
  const missing = fields.filter(({ name }) => !present.has(name));
  return {
    missing: missing.map(({ name }) => name),
    missingRequired: missing.filter(({ required }) => required).map(({ name }) => name),
    extra: [...present].filter((name) => !known.has(name)).sort(),
  };
}
