/** What a document says in its own dialect: tidied, its references resolved, compiled by ajv. */
export { assertAffordable } from './assert-affordable.ts';
export type { Dialect } from './dialect.ts';
export { findFormatTest } from './format-test.ts';
export { SchemaDocument } from './schema-document.ts';
export type { Place } from './schema-document.ts';
export { SchemaFault, Undecidable } from './schema-fault.ts';
export { forEachSchema } from './schema-positions.ts';
export { findExpression } from './to-expression.ts';
export { assertsFormats, compileValidator } from './validator.ts';
export type { Reading, Validator } from './validator.ts';
