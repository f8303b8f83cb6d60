/** Every kind of legacy system by its name in source documents. */
export { kinds, sourceKinds } from './kinds.ts';
export type { SourceKind } from './kinds.ts';
