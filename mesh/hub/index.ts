/** A city running: reads its sources, works out its entities and serves them as one schema. */
export { Hub } from './hub.ts';
export type { RefreshOptions } from './hub.ts';
export { SchemaSwitch } from './schema-switch.ts';
export type { DerivationProgress, DerivationStage, OnDerivation } from './deriving/index.ts';
