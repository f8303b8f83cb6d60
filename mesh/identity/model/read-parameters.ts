import { checkDocument, faultAt, type Fault, type SourceDocument } from '#schemas';
import type { Comparison, IdentityModel } from './identity-model.ts';
import { pairByName } from './lay-parameters.ts';
import { parametersSchema } from './parameters-schema.ts';
import type { TrainedComparison, TrainedParameters } from './trained-parameters.ts';

type Report = (path: readonly (string | number)[], sentence: string) => void;

/**
 * Reads `identity/<entity>.parameters.yaml` and holds it against its model: every comparison and every level must be
 * there in the same words and order, otherwise the model was changed since it was trained.
 */
export function readParameters(
  document: SourceDocument,
  model: Pick<IdentityModel, 'entity' | 'file' | 'comparisons'>,
): { parameters?: TrainedParameters; faults: Fault[] } {
  const faults = [...document.faults];
  if (faults.length === 0) faults.push(...checkDocument(document, parametersSchema));
  if (faults.length > 0) return { faults };
  const parameters = document.data as TrainedParameters;
  const report: Report = (path, sentence) => faults.push(faultAt(document, path, sentence));
  if (parameters.entity !== model.entity)
    report(
      ['entity'],
      `These are parameters of ${parameters.entity}; ${model.file} is about ${model.entity}.`,
    );
  else checkComparisons(parameters, model, report);
  return faults.length > 0 ? { faults } : { parameters, faults };
}

function checkComparisons(
  { comparisons }: TrainedParameters,
  model: Pick<IdentityModel, 'entity' | 'file' | 'comparisons'>,
  report: Report,
): void {
  const again = `train again with "causeway identity train --entity ${model.entity}"`;
  const pairs = pairByName(model.comparisons, comparisons);
  const known = new Set(pairs.map(({ trained }) => trained));
  comparisons.forEach((trained, index) => {
    if (!known.has(trained))
      report(
        ['comparisons', index, 'name'],
        `${model.file} has no comparison "${trained.name}" any more: ${again}.`,
      );
  });
  for (const { comparison, trained } of pairs) {
    const place = trained === undefined ? -1 : comparisons.indexOf(trained);
    if (trained) checkLevels(comparison, trained, { report, place, again, file: model.file });
    else if (comparison.levels.some(({ fixed }) => !fixed))
      report(
        ['comparisons'],
        `The comparison "${comparison.name}" of ${model.file} was not trained: ${again}.`,
      );
  }
  for (const which of ['m', 'u'] as const)
    comparisons.forEach((trained, index) =>
      checkSum(trained, which, (say) => report(['comparisons', index], say)),
    );
}

interface Place {
  readonly report: Report;
  readonly place: number;
  readonly again: string;
  readonly file: string;
}

function checkLevels(
  { name, levels }: Comparison,
  trained: TrainedComparison,
  { report, place, again, file }: Place,
): void {
  const [words, found] = [levels.map(({ reads }) => reads), trained.levels.map(({ when }) => when)];
  const path = ['comparisons', place, 'levels'];
  const strange = found.findIndex((when) => !words.includes(when));
  if (strange >= 0)
    return report(
      [...path, strange, 'when'],
      `The comparison "${name}" of ${file} has no level "${found[strange]}" any more: ${again}.`,
    );
  const missing = levels.find(({ reads, fixed }) => !fixed && !found.includes(reads));
  if (missing) return report(path, `The level "${missing.reads}" of "${name}" was not trained: ${again}.`);
  const inOrder = words.filter((reads) => found.includes(reads));
  const moved = found.findIndex((when, index) => when !== inOrder[index]);
  if (moved >= 0)
    report(
      [...path, moved, 'when'],
      `The levels of "${name}" stand in another order in ${file}, and the first one that holds counts: ${again}.`,
    );
}

function checkSum(trained: TrainedComparison, which: 'm' | 'u', report: (sentence: string) => void): void {
  const sum = trained.levels.reduce((total, level) => total + level[which], 0);
  if (sum > 1.001)
    report(
      `The ${which} of the levels of "${trained.name}" add up to ${sum.toFixed(3)}, yet only one level holds for a pair: this file was changed by hand; mark such a level "fixed: true" in the model instead.`,
    );
}
