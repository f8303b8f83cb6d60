import type { Contract, ContractField } from '../contract.ts';
import { compileRowValidator } from '../compile-row-validator.ts';
import { toRowSchema } from '../row-schema.ts';

/** Compiles what a contract says of one field's values. The check gives a sentence, or undefined for a good value. */
export function compileFieldCheck(field: ContractField): (value: unknown) => string | undefined {
  const alone = { fields: [field], rowSchema: toRowSchema([field]) } as unknown as Contract;
  const validate = compileRowValidator(alone);
  return (value) => validate({ [field.name]: value })[0];
}
