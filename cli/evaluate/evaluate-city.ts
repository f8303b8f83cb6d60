import { isAbsolute, join } from 'node:path';
import { evaluateEntityType, readTruth, Store } from '#mesh';
import type { City, CityDocument, Evaluation } from '#mesh';
import { CausewayError } from '#schemas';

export interface TypeEvaluation extends Evaluation {
  readonly entityType: string;
}

export interface EvaluationPlaces {
  readonly dataDirectory: string;
  readonly databaseUrl: string;
}

/**
 * Compares the entities in a city's store with its truth, type by type.
 * @throws CausewayError WRONG_USE for a city whose truth nobody knows
 */
export async function evaluateCity(city: City, places: EvaluationPlaces): Promise<TypeEvaluation[]> {
  const truth = toTruthSource(city.document, places.dataDirectory);
  const store = await Store.open(places.databaseUrl);
  try {
    const evaluations: TypeEvaluation[] = [];
    for (const { name } of city.entityTypes) {
      const model = city.models.get(name);
      if (!model) continue;
      const evaluation = await evaluateEntityType(store, model, await readTruth(truth, name));
      evaluations.push({ entityType: name, ...evaluation });
    }
    return evaluations;
  } finally {
    await store.close();
  }
}

function toTruthSource(
  { truth, name }: CityDocument,
  dataDirectory: string,
): NonNullable<CityDocument['truth']> {
  if (!truth)
    throw new CausewayError('WRONG_USE', {
      reason: `The city ${name} names no truth to compare with; see "truth" in its city.yaml.`,
    });
  const place = (path: string | undefined) => {
    const filled = path?.replaceAll('${data}', dataDirectory);
    return filled === undefined || isAbsolute(filled) ? filled : join(dataDirectory, filled);
  };
  return { ...truth, members: place(truth.members), file: place(truth.file) };
}
