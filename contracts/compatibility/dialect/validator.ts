import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isJsonObject, toDoubles, type Json } from '../normal-form/index.ts';
import type { Dialect } from './dialect.ts';
import { SchemaFault, Undecidable } from './schema-fault.ts';
import type { SchemaDocument } from './schema-document.ts';
import { findExpression } from './to-expression.ts';

/** ajv's word on values, in the schema's own dialect. */
export interface Validator {
  /** Undefined where ajv gives up, as it does on a schema that leads back to itself on the same value. */
  readonly accepts: (value: Json) => boolean | undefined;
  /** ajv's first complaint about the value. */
  readonly explain: (value: Json) => ErrorObject | undefined;
}

export interface Reading {
  /** draft-07 says that keywords beside `$ref` are ignored; ajv heeds them unless told otherwise. */
  readonly ignoreBesideRef: boolean;
}

/** `format` is asserted in draft-07 and before, and an annotation since 2019-09, as their metaschemas say. */
export const assertsFormats = (dialect: Dialect): boolean => dialect === 'draft-07';

/**
 * @throws SchemaFault where the document is no schema of its dialect
 * @throws Undecidable where ajv cannot compile it: a reference to another document, too deep
 */
export function compileValidator(document: SchemaDocument, reading: Reading): Validator {
  const validate = compile(document, reading);
  const run = (value: Json): boolean | undefined => {
    try {
      return validate(toDoubles(value)) === true;
    } catch {
      // A stack that overflows, or code that ajv made wrongly, as it does for some uses of unevaluatedProperties.
      return undefined;
    }
  };
  return { accepts: run, explain: (value) => (run(value) === false ? validate.errors?.[0] : undefined) };
}

function compile(document: SchemaDocument, reading: Reading): ValidateFunction {
  const schema = toDoubles(document.root) as object | boolean;
  try {
    assertSchema(schema, document.dialect);
    return createAjv(document.dialect, { ...reading, knowsMetaschema: mentionsMetaschema(schema) }).compile(
      schema,
    );
  } catch (error) {
    throw toFault(error);
  }
}

const metaschemas = new Map<Dialect, Ajv>();

function assertSchema(schema: object | boolean, dialect: Dialect): void {
  const ajv =
    metaschemas.get(dialect) ?? createAjv(dialect, { ignoreBesideRef: false, knowsMetaschema: true });
  metaschemas.set(dialect, ajv);
  if (ajv.validateSchema(schema) !== true) throw new SchemaFault(toComplaint(ajv.errors?.[0], dialect));
}

const mentionsMetaschema = (schema: object | boolean): boolean =>
  JSON.stringify(schema).includes('//json-schema.org/');

const classes = { 'draft-07': Ajv, '2019-09': Ajv2019, '2020-12': Ajv2020 };

interface AjvOptions extends Reading {
  readonly knowsMetaschema: boolean;
}

function createAjv(dialect: Dialect, { ignoreBesideRef, knowsMetaschema }: AjvOptions): Ajv {
  const options: Options = {
    strict: false,
    logger: false,
    meta: knowsMetaschema,
    validateSchema: false,
    validateFormats: assertsFormats(dialect),
    ...(ignoreBesideRef ? { ignoreKeywordsWithRef: true } : {}),
    code: { regExp: Object.assign(toExpression, { code: 'new RegExp' }) },
  };
  const ajv = new classes[dialect](options) as Ajv;
  addFormats.default(ajv, { mode: 'full' });
  ajv.addFormat('regex', (text) => findExpression(text) !== undefined);
  return ajv;
}

function toExpression(source: string): RegExp {
  const expression = findExpression(source);
  if (expression) return expression;
  throw new SchemaFault(`has the pattern ${JSON.stringify(source)}, which is no regular expression`);
}

function toComplaint(error: ErrorObject | undefined, dialect: Dialect): string {
  const place = error?.instancePath ? `at ${error.instancePath} ` : '';
  return `is no JSON Schema (${dialect}): ${place}it ${error?.message ?? 'is not valid'}`;
}

function toFault(error: unknown): Error {
  if (error instanceof SchemaFault || error instanceof Undecidable) return error;
  if (error instanceof RangeError) return new Undecidable('The schema is nested too deeply to be decided.');
  const message = error instanceof Error ? error.message : String(error);
  const missing = isJsonObject(error) && typeof error.missingRef === 'string' ? error.missingRef : undefined;
  if (missing !== undefined || /can't resolve reference/.test(message))
    return new Undecidable(
      `The schema refers to ${missing ?? 'a place'} that is not in the document, and nothing is fetched.`,
    );
  return new SchemaFault(`cannot be compiled: ${message}`);
}
