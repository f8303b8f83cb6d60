import { roundParameter, type IdentityModel, type TrainedParameters } from '../model/index.ts';

/** Parameters that somebody trained for a model: each level's m and u are a little off the model's own. */
export function sampleParameters(
  model: IdentityModel,
  rest: Partial<TrainedParameters> = {},
): TrainedParameters {
  return {
    ...{ entity: model.entity, trainedAt: '2026-11-28T10:20:00.000Z', program: 'causeway 0.1.0' },
    how: 'expectation maximisation',
    data: {
      ...{ datasets: { 'police.persons': 40, 'water.accounts': 20 }, records: 60 },
      ...{ pairsCompared: 310, randomPairs: 1770, decisions: { together: 0, apart: 0 } },
    },
    ...{ iterations: 12, converged: true, prior: { matchesPerRecord: 0.25 } },
    comparisons: model.comparisons.map(({ name, levels }) => ({
      name,
      levels: levels.map(({ reads, m, u }) => ({
        when: reads,
        m: roundParameter(m * 0.9),
        u: roundParameter(u * 0.9),
      })),
    })),
    ...rest,
  };
}
