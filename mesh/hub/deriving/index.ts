/** From changed records to what is served: who is who, what lists and searches see, where the sources disagree. */
export { Deriver } from './deriver.ts';
export type { DerivationProgress, DerivationStage, OnDerivation } from './derivation-progress.ts';
