import { faultAt, type EntityType, type Fault, type SourceDocument } from '#schemas';
import {
  readIdentityModel,
  requireParameters,
  toParametersFile,
  type IdentityModel,
} from '../identity/index.ts';
import type { CityFiles } from './city-files.ts';

/** The identity models of a city with the trained parameters beside them, and every mistake of both. */
export function readModels(
  { identity, parameters }: Pick<CityFiles, 'identity' | 'parameters'>,
  entityTypes: readonly EntityType[],
): { models: IdentityModel[]; faults: Fault[] } {
  const models: IdentityModel[] = [];
  const faults: Fault[] = [];
  for (const document of identity) {
    const trained = findParameters(document, parameters);
    const read = readIdentityModel(document, entityTypes, trained);
    faults.push(...read.faults);
    if (!read.model) continue;
    faults.push(...requireParameters(document, read.model));
    models.push(read.model);
  }
  const expected = new Set(identity.map(({ file }) => toParametersFile(file)));
  const lost = parameters.filter(({ file }) => !expected.has(file));
  return { models, faults: [...faults, ...lost.map(toLostFault)] };
}

export function findParameters(
  { file }: SourceDocument,
  parameters: readonly SourceDocument[],
): SourceDocument | undefined {
  return parameters.find((candidate) => candidate.file === toParametersFile(file));
}

function toLostFault(document: SourceDocument): Fault {
  const model = document.file.replace('.parameters.yaml', '.yaml');
  return faultAt(
    document,
    [],
    `There is no model ${model} that these parameters are of; take this file away.`,
  );
}
