import type { ContractChange } from './comparing.ts';

/** Whether a question that uses `field` notices the change. A change of the dataset as a whole touches every field. */
export function touches({ path }: ContractChange, field: string): boolean {
  if (path === '') return true;
  return path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`);
}
