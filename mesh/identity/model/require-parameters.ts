import { faultAt, type Fault, type SourceDocument } from '#schemas';
import type { IdentityModel } from './identity-model.ts';
import type { IdentityModelFile } from './identity-model-file.ts';
import { toParametersFile } from './trained-parameters.ts';

/** What a model lacks that is to recognise a city's entities: m, u and prior, by hand or by training. */
export function requireParameters(document: SourceDocument, model: IdentityModel): Fault[] {
  if (model.parameters !== 'missing') return [];
  const sentence = `Nobody has trained this model: there are neither all m, u and the prior here nor a file ${toParametersFile(model.file)}. Run "causeway identity train --entity ${model.entity}"; in a city that has no records yet give m, u and the prior here as a first guess and train once it runs.`;
  return [faultAt(document, findFirstGap(document.data as IdentityModelFile), sentence)];
}

function findFirstGap({ comparisons }: IdentityModelFile): (string | number)[] {
  for (const [index, { levels }] of comparisons.entries()) {
    const step = levels.findIndex(({ m, u }) => m === undefined || u === undefined);
    if (step >= 0) return ['comparisons', index, 'levels', step];
  }
  return [];
}
