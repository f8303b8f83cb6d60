/** With no model at all: columns are profiled, a model is proposed, and what it learns is checked. */
export type { InputSigns } from './find-clean-inputs.ts';
export { ModelDecisions, planModel, toAutoTraining, type ModelPlan } from './plan-model.ts';
export { toModelYaml, type MadeModel } from './to-model-yaml.ts';
