import type { BlockingRule, Guards, IdentityModel, Prior, Thresholds } from './identity-model.ts';

/** What training and its like choose of a model, as plain data; its features and the words of its levels stay. */
export interface ModelChoices {
  readonly blocking: readonly BlockingRule[];
  readonly prior: Prior;
  /** m and u of each level of each comparison. */
  readonly levels: readonly (readonly { readonly m: number; readonly u: number }[])[];
  readonly thresholds: Thresholds;
  readonly guards: Guards;
  readonly parameters: IdentityModel['parameters'];
}

export function toChoices(model: IdentityModel): ModelChoices {
  const { blocking, prior, comparisons, thresholds, guards, parameters } = model;
  const levels = comparisons.map((comparison) => comparison.levels.map(({ m, u }) => ({ m, u })));
  return { blocking, prior, levels, thresholds, guards, parameters };
}

/** The model with what was chosen of it before. */
export function withChoices(model: IdentityModel, { levels, ...chosen }: ModelChoices): IdentityModel {
  const comparisons = model.comparisons.map((comparison, k) => ({
    ...comparison,
    levels: comparison.levels.map((level, place) => ({ ...level, ...levels[k]?.[place] })),
  }));
  return { ...model, ...chosen, comparisons };
}
