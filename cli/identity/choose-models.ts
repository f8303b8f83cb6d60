import { readCityModels, type CityModel } from '#mesh';
import { CausewayError } from '#schemas';
import { InvalidCity } from '../invalid-city.ts';

export interface ChosenModels {
  readonly directory: string;
  readonly models: readonly CityModel[];
}

/**
 * The models of a city's folder that a command is about: the named ones, or all.
 * @throws InvalidCity when a model or entity type has a mistake
 * @throws CausewayError WRONG_USE for an entity type without a model
 */
export function chooseModels(directory: string, names: readonly string[]): ChosenModels {
  const { models, faults } = readCityModels(directory);
  if (faults.length > 0) throw new InvalidCity(faults);
  const known: readonly string[] = models.map(({ draft }) => draft.entity);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    const reason = `There is no model identity/${stranger}.yaml; there are models of ${known.join(', ') || 'nothing'}.`;
    throw new CausewayError('WRONG_USE', { reason });
  }
  const chosen = models.filter(({ draft }) => names.length === 0 || names.includes(draft.entity));
  if (chosen.length > 0) return { directory, models: chosen };
  throw new CausewayError('WRONG_USE', { reason: `${directory} has no identity models to train.` });
}
