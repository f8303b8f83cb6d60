import { readEntityType, type EntityType, type Fault } from '#schemas';
import { readIdentityModel, toParametersFile, type IdentityModel } from '../identity/index.ts';
import { readCityFiles } from './city-files.ts';
import { findParameters } from './read-models.ts';

/** One model of a city as somebody who trains it needs it. */
export interface CityModel {
  readonly entityType: EntityType;
  /** As its own file says it: where training starts. */
  readonly draft: IdentityModel;
  /** As the hub would have it, its parameters laid over it; undefined where they are missing or do not fit any more. */
  readonly current?: IdentityModel;
  /** The parameters file's path in the city's folder, whether or not there is one. */
  readonly parametersFile: string;
}

/**
 * Reads a city's identity models alone: training must also be able where the parameters are missing or stale, and where
 * some other document has a mistake. Faults are those of entity types and models.
 */
export function readCityModels(directory: string): { models: CityModel[]; faults: Fault[] } {
  const files = readCityFiles(directory);
  const types = files.entityTypes.map((file) => readEntityType(file));
  const entityTypes = types.flatMap(({ entityType }) => entityType ?? []);
  const faults = types.flatMap((read) => read.faults);
  const models = files.identity.flatMap((document) => {
    const { model: draft, faults: found } = readIdentityModel(document, entityTypes);
    faults.push(...found);
    const entityType = entityTypes.find(({ name }) => name === draft?.entity);
    if (!draft || !entityType) return [];
    const beside = findParameters(document, files.parameters);
    const current = beside ? readIdentityModel(document, entityTypes, beside).model : draft;
    const isUsable = current && current.parameters !== 'missing';
    return [
      { entityType, draft, parametersFile: toParametersFile(draft.file), ...(isUsable && { current }) },
    ];
  });
  return { models, faults };
}
