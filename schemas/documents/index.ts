/** The city folder's files, read with their lines and checked so that every mistake is named in one run. */
export { checkDocument, checkPart } from './check-document.ts';
export type { SchemaDialect } from './check-document.ts';
export { didYouMean, editDistance } from './did-you-mean.ts';
export { explainSchemaErrors } from './explain-schema-errors.ts';
export type { ExplainedError } from './explain-schema-errors.ts';
export { faultAt, showFault, toFieldName } from './fault.ts';
export type { DocumentPath, Fault, SourceDocument } from './fault.ts';
export { parseText, readDocument } from './read-document.ts';
export { showList, showValue } from './show-value.ts';
