/** Every kind of legacy system by its name in source documents. */
export { findKind, kinds, sourceKinds } from './kinds.ts';
export type { SourceKind } from './kinds.ts';
