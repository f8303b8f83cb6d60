import { explainSchemaErrors, toFieldName, type ExplainedError } from '#schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Contract } from './contract.ts';
import { addRowFormats } from './row-formats.ts';

export type RowValidator = (row: unknown) => string[];

/**
 * A validator of one contract's rows, compiled once: [] where the row keeps the contract, else one sentence per
 * fault that names its field. Types are strict: "12" is no number.
 */
export function compileRowValidator(contract: Contract): RowValidator {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    logger: false,
    addUsedSchema: false,
  });
  addRowFormats(ajv);
  const validate = ajv.compile(contract.rowSchema);
  return (row) => {
    try {
      if (validate(row)) return [];
    } catch (error) {
      // Foreign rows may be nested without end.
      if (error instanceof RangeError) return ['The row is nested too deeply.'];
      throw error;
    }
    return explainSchemaErrors(validate.errors ?? [], contract.rowSchema, row).map(toRowSentence);
  };
}

function toRowSentence({ path, sentence, error }: ExplainedError): string {
  const { missingProperty } = error.params as { missingProperty?: string };
  if (missingProperty !== undefined) return `${toFieldName([...path, missingProperty])}: Is missing.`;
  return path.length === 0 ? sentence : `${toFieldName(path)}: ${sentence}`;
}
