import type { EntityTraining } from '#mesh';

interface Trained {
  readonly entity: string;
  readonly training?: EntityTraining;
}

/** What `--json` prints; a type with fewer than two records has no parameters. */
export function toTrainingJson(city: string, trained: readonly Trained[]): Record<string, unknown> {
  return {
    city,
    entityTypes: trained.map(({ entity, training }) => ({
      ...{ entity, parameters: training?.parameters ?? null, changes: training?.changes ?? [] },
      entities: training?.entities ?? null,
    })),
  };
}
