/** From a query's text to an answer that may leave: limits, permissions, execution, masking. */
export { blameServices } from './blame-services.ts';
export { DocumentCache } from './document-cache.ts';
export { guardQueryFields } from './guard-query-fields.ts';
export { maskErrors } from './mask-errors.ts';
export type { MaskedResult } from './mask-errors.ts';
export { assertWithinLimits, toListSizes } from './query-limits.ts';
export type { ListSizes } from './query-limits.ts';
export { QueryRunner } from './query-runner.ts';
