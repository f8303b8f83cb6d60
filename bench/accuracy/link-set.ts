import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inTemporaryFolder, linkFiles } from '../hub/index.ts';
import { runSplink, type Splink, type SplinkFigures } from '../splink/index.ts';
import { demands } from './demands.ts';
import type { Line } from './line.ts';
import type { PreparedSet } from './prepare-set.ts';

const minutes = 15;

/** The hub with the model that it makes itself, or with a model file. */
export function linkWithHub(set: PreparedSet, model?: string): Promise<Line> {
  const { name, inputs, largestTrue } = set;
  const [who, demanded] = model ? ['hand-made', demands[name]?.handMade] : ['auto', demands[name]?.auto];
  return inTemporaryFolder(async (scratch) => {
    const linked = await linkFiles({ inputs, id: 'id', truth: 'truth', model, scratch, minutes });
    if ('missing' in linked) return { set: name, who, missing: `${who}: ${linked.missing}` };
    const { pairsCompared, bcubed, ...summary } = linked.summary;
    const figures = { ...summary, pairs: pairsCompared, bcubed: bcubed.f1 };
    return { set: name, who, figures, largestTrue, demanded };
  });
}

/** With a model file, named without its ending, in ./models. */
export async function linkByHand(set: PreparedSet, model: string): Promise<Line> {
  const file = fileURLToPath(new URL(`models/${model}.yaml`, import.meta.url));
  if (existsSync(file)) return linkWithHub(set, file);
  return { set: set.name, who: 'hand-made', missing: `There is no bench/accuracy/models/${model}.yaml.` };
}

/** Splink at the threshold that is fixed for all sets, and at the one that the truth would choose. */
export function linkWithSplink(set: PreparedSet, splink: Splink): Promise<Line[]> {
  if ('missing' in splink)
    return Promise.resolve([{ set: set.name, who: 'splink', missing: splink.missing }]);
  const args = ['--set', set.name, ...set.inputs.flatMap((input) => ['--input', input])];
  const program = new URL('splink/link_set.py', import.meta.url);
  return inTemporaryFolder(async (scratch): Promise<Line[]> => {
    const result = await runSplink({ python: splink.python, program, args, scratch, minutes });
    if ('missing' in result) return [{ set: set.name, who: 'splink', missing: result.missing }];
    const { pairs, seconds, atThreshold, best } = result;
    const toLine = (who: string, figures: SplinkFigures): Line => {
      return { set: set.name, who, figures: { ...figures, pairs, seconds }, largestTrue: set.largestTrue };
    };
    return [
      toLine(`splink at ${atThreshold.threshold}`, atThreshold),
      toLine(`splink, best by the truth (${best.threshold})`, best),
    ];
  });
}
