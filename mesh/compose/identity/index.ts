/** What the composed hub asks of linkage, and which decisions of stewards can stand side by side. */
export { FakeIdentity } from './fake-identity.ts';
export { findContradictions } from './find-contradictions.ts';
export type {
  EntityQuestion,
  ExplainedEntity,
  ExplainedPair,
  IdentityPort,
  PairQuestion,
  WaterfallStep,
} from './identity-port.ts';
