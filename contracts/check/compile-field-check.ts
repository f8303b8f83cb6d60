import { explainSchemaErrors } from '#schemas';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFields, type OdcsProperty } from '../odcs/index.ts';
import { isCatastrophic } from '../pattern/index.ts';
import { addRowFormats } from '../row-formats.ts';
import { toRowSchema } from '../row-schema.ts';

/** What a value of the field breaks, as the end of a sentence; undefined where it keeps all rules. */
export type FieldCheck = (value: unknown) => string | undefined;

const ajv = new Ajv2020({ verbose: true, strict: false, logger: false, addUsedSchema: false });
addRowFormats(ajv);
/** Fields of one city are much alike. */
const compiled = new Map<string, ValidateFunction>();

/** Undefined where the field's rules cannot be compiled: that is named elsewhere. */
export function compileFieldCheck(property: OdcsProperty, withAllowed = false): FieldCheck | undefined {
  const [field] = readFields([{ ...property, name: 'value', required: true }]);
  const pattern = field?.options.pattern;
  if (field === undefined || (typeof pattern === 'string' && isCatastrophic(pattern))) return undefined;
  const { enum: allowed, ...rest } = field;
  const schema = toRowSchema([withAllowed && allowed !== undefined ? { ...rest, enum: allowed } : rest]);
  const validate = findValidator(schema);
  if (validate === undefined) return undefined;
  return (value) => {
    const row = { value };
    if (validate(row)) return undefined;
    const [first] = explainSchemaErrors(validate.errors ?? [], schema, row);
    const sentence = first?.sentence ?? 'It is refused.';
    return sentence.charAt(0).toLowerCase() + sentence.slice(1);
  };
}

function findValidator(schema: object): ValidateFunction | undefined {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  try {
    const validate = ajv.compile(schema);
    if (compiled.size > 1000) compiled.clear();
    compiled.set(key, validate);
    return validate;
  } catch {
    // A bad pattern or type, or nesting without end.
    return undefined;
  }
}
