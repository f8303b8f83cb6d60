/** Schemas and values drawn at random, to hold the prover against what trial finds. */
export { editSchema } from './edit-schema.ts';
export { findCounterexamples, findValidators } from './find-counterexample.ts';
export type { Counterexamples, SchemaPair } from './find-counterexample.ts';
export { drawPair } from './draw-pair.ts';
export { SchemaGenerator } from './schema-generator.ts';
export { plainCases, recursiveCases, verdicts } from './schema-cases.ts';
