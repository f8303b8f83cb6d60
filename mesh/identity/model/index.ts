/** The linkage model as a file: features, blocking rules, comparisons, thresholds and guards, read and checked. */
export * from './conditions.ts';
export * from './identity-model.ts';
export * from './pair-columns.ts';
export { identityModelSchema } from './identity-model-schema.ts';
export { readIdentityModel } from './read-identity-model.ts';
