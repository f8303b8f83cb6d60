import type { NumberedLinkage } from '../link-numbered.ts';
import {
  roundParameter,
  type IdentityModel,
  type TrainedParameters,
  type TrainingData,
} from '../model/index.ts';
import type { Training } from '../training/index.ts';

export interface TrainingOccasion {
  readonly training: Training;
  readonly linkage: Pick<NumberedLinkage, 'pairsCompared' | 'clusterOf'>;
  readonly datasets: TrainingData['datasets'];
  readonly trainedAt: string;
  readonly program: string;
}

/** What a training found, as its file says it. */
export function toTrainedParameters(
  { entity }: Pick<IdentityModel, 'entity'>,
  { training, linkage, datasets, trainedAt, program }: TrainingOccasion,
): TrainedParameters {
  const { estimate, decided, model, randomPairs } = training;
  return {
    ...{ entity, trainedAt, program },
    how: decided.together + decided.apart > 0 ? 'with decisions' : 'expectation maximisation',
    data: {
      ...{ datasets, records: linkage.clusterOf.length },
      ...{ pairsCompared: linkage.pairsCompared, randomPairs, decisions: decided },
    },
    ...{ iterations: estimate.iterations, converged: estimate.converged },
    prior: { matchesPerRecord: roundParameter(model.prior.matchesPerRecord) },
    comparisons: model.comparisons.map(({ name, levels }) => ({
      name,
      levels: levels.map(({ reads, m, u }) => ({ when: reads, m: roundParameter(m), u: roundParameter(u) })),
    })),
  };
}
