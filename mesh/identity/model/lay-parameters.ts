import type { Comparison, ComparisonLevel, IdentityModel } from './identity-model.ts';
import type { TrainedComparison, TrainedParameters } from './trained-parameters.ts';

export interface NamePair {
  readonly comparison: Comparison;
  readonly trained: TrainedComparison | undefined;
}

/** The model's comparisons with the trained ones of the same name; of several of one name, each with its own in turn. */
export function pairByName(
  comparisons: readonly Comparison[],
  trained: readonly TrainedComparison[],
): NamePair[] {
  const waiting = [...trained];
  return comparisons.map((comparison) => {
    const place = waiting.findIndex(({ name }) => name === comparison.name);
    return { comparison, trained: place < 0 ? undefined : waiting.splice(place, 1)[0] };
  });
}

/** Lays trained parameters over a model. What the model says of a level that is `fixed` stays. */
export function layParameters(model: IdentityModel, parameters: TrainedParameters): IdentityModel {
  return {
    ...model,
    parameters: 'trained',
    trainedAt: parameters.trainedAt,
    prior: { matchesPerRecord: parameters.prior.matchesPerRecord },
    comparisons: pairByName(model.comparisons, parameters.comparisons).map(({ comparison, trained }) => ({
      ...comparison,
      levels: comparison.levels.map((level) => layLevel(level, trained)),
    })),
  };
}

function layLevel(level: ComparisonLevel, trained: TrainedComparison | undefined): ComparisonLevel {
  if (level.fixed) return level;
  const found = trained?.levels.find(({ when }) => when === level.reads);
  return found ? { ...level, m: found.m, u: found.u } : level;
}
