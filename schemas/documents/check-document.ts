import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { faultAt, type DocumentPath, type Fault, type SourceDocument } from './fault.ts';
import { pickTelling } from './pick-telling.ts';
import { toSchemaPath, toSchemaSentence } from './schema-fault.ts';

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
    const found = { errors: pickTelling(validate.errors ?? [], check.schema), root: check.schema };
    return toFaults(document, base, found);
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

function toFaults(
  document: SourceDocument,
  base: DocumentPath,
  found: { errors: readonly ErrorObject[]; root: object },
): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of found.errors) {
    const path = toSchemaPath(error, document.data, base);
    const sentence = toSchemaSentence(error, found.root);
    const fault = faultAt(document, [...base, ...path], sentence);
    faults.set(`${fault.line} ${fault.field} ${sentence}`, fault);
  }
  return [...faults.values()].sort((a, b) => a.line - b.line);
}
