/** The linkage model as a file: features, blocking rules, comparisons, thresholds and guards, read and checked. */
export * from './conditions.ts';
export * from './identity-model.ts';
export * from './pair-columns.ts';
export { identityModelSchema } from './identity-model-schema.ts';
export { layParameters } from './lay-parameters.ts';
export { toChoices, withChoices, type ModelChoices } from './model-choices.ts';
export { readIdentityModel } from './read-identity-model.ts';
export type { ComparisonFile, FeatureFile, IdentityModelFile, LevelFile } from './identity-model-file.ts';
export { toFeatureSignature, toModelSignature } from './model-signature.ts';
export { requireParameters } from './require-parameters.ts';
export { roundParameter, toParametersText } from './to-parameters-text.ts';
export { toParametersFile, type TrainedParameters, type TrainingData } from './trained-parameters.ts';
