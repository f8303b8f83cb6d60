import { explainSchemaErrors, toFieldName, type ExplainedError } from '#schemas';
import type { Options, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Contract } from './contract.ts';
import { addRowFormats } from './row-formats.ts';

export type RowValidator = (row: unknown) => string[];

/**
 * A validator of one contract's rows, compiled once: [] where the row keeps the contract, else one sentence per
 * fault that names its field. Types are strict: "12" is no number. A row is first asked whether it keeps the contract
 * at all, which most do and which is quick; only one that does not is asked for every fault.
 */
export function compileRowValidator(contract: Contract): RowValidator {
  const isGood = compile(contract, { allErrors: false });
  let findAll: ValidateFunction | undefined;
  return (row) => {
    try {
      if (isGood(row)) return [];
      findAll ??= compile(contract, { allErrors: true, verbose: true });
      findAll(row);
      return explainSchemaErrors(findAll.errors ?? [], contract.rowSchema, row).map(toRowSentence);
    } catch (error) {
      // Foreign rows may be nested without end.
      if (error instanceof RangeError) return ['The row is nested too deeply.'];
      throw error;
    }
  };
}

function compile(contract: Contract, options: Options): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, logger: false, addUsedSchema: false, ...options });
  addRowFormats(ajv);
  return ajv.compile(contract.rowSchema);
}

function toRowSentence({ path, sentence, error }: ExplainedError): string {
  const { missingProperty } = error.params as { missingProperty?: string };
  if (missingProperty !== undefined) return `${toFieldName([...path, missingProperty])}: Is missing.`;
  return path.length === 0 ? sentence : `${toFieldName(path)}: ${sentence}`;
}
