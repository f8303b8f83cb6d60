import type { EntityTypeName } from '#schemas';

export type DerivationStage = 'link' | 'project' | 'check';

export interface DerivationProgress {
  readonly stage: DerivationStage;
  readonly entityType: EntityTypeName;
  /** A sentence once the stage is through. */
  readonly sentence?: string;
}

export type OnDerivation = (progress: DerivationProgress) => void;
