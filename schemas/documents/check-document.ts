import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { explainSchemaErrors } from './explain-schema-errors.ts';
import { faultAt, type DocumentPath, type Fault, type SourceDocument } from './fault.ts';

export type SchemaDialect = '2020' | '2019';

// Schemas of ours carry x- words, and vendored ones their own: strict mode would refuse both.
const options = { allErrors: true, verbose: true, strict: false, logger: false } as const;
const compilers = { '2020': new Ajv2020(options), '2019': new Ajv2019(options) };
for (const compiler of Object.values(compilers)) addFormats.default(compiler);
const compiled = new WeakMap<object, ValidateFunction>();

/** Every breach of a JSON Schema as a fault. Nothing is said of a document whose syntax is broken already. */
export function checkDocument(
  document: SourceDocument,
  schema: object,
  dialect: SchemaDialect = '2020',
): Fault[] {
  return checkPart(document, [], { schema, dialect });
}

/** The same for one part of the document, such as the value of a custom property. */
export function checkPart(
  document: SourceDocument,
  base: DocumentPath,
  check: { schema: object; dialect?: SchemaDialect },
): Fault[] {
  const value = base.reduce<unknown>(
    (data, key) => (data as Record<string | number, unknown>)?.[key],
    document.data,
  );
  if (document.data === undefined) return [];
  try {
    const validate = compile(check.schema, check.dialect ?? '2020');
    if (validate(value)) return [];
    return explainSchemaErrors(validate.errors ?? [], check.schema, value)
      .map(({ path, sentence, error }) => faultAt(document, [...base, ...path], sentence + quoteHint(error)))
      .sort((a, b) => a.line - b.line);
  } catch (error) {
    // A document nested without end overflows the validator's stack; a schema that does not compile is our bug.
    if (error instanceof RangeError)
      return [faultAt(document, base, 'This is nested too deeply: flatten it.')];
    throw error;
  }
}

function compile(schema: object, dialect: SchemaDialect): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const validate = compilers[dialect].compile(schema);
  compiled.set(schema, validate);
  return validate;
}

/** YAML reads 340302 as a number and true as a truth value: the usual way to a wrong type. */
function quoteHint({ keyword, params, data }: ErrorObject): string {
  const isTextWanted = keyword === 'type' && (params as { type?: unknown }).type === 'string';
  return isTextWanted && ['number', 'boolean'].includes(typeof data) ? ' Put it in quotes.' : '';
}
