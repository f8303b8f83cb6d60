import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mayReplaceOutput } from '#mesh';
import { CausewayError } from '#schemas';

export interface OutputFlags {
  readonly auto?: boolean;
  readonly out?: string;
  readonly report?: string;
  readonly saveModel?: string;
  readonly json?: boolean;
  readonly force?: boolean;
  readonly input: readonly string[];
  readonly work?: string;
}

export interface Outputs {
  readonly out?: string;
  readonly report?: string;
  readonly saveModel?: string;
  /** Where finished stages are kept until everything is written. */
  readonly work?: string;
}

/** Bytes of inputs from which finished stages are kept: about four million persons, a minute's work. */
const largeFrom = 500_000_000;

/** Where everything goes when nobody says where. */
const usualFolder = 'causeway-link';

/**
 * Clusters go where `--out` says; of `--auto` the model and the report go beside them. Without any of these options a
 * folder takes all three, unless only the figures are wanted (`--json`).
 * @throws CausewayError when a file is there already and --force is not, unless a run that was cut had just put it there
 */
export function chooseOutputs(flags: OutputFlags): Outputs {
  const outputs = { ...toOutputs(flags) };
  const work = flags.work ?? chooseWork(flags.input, outputs.out);
  const wanted = [outputs.out, outputs.report, outputs.saveModel].filter((file) => file !== undefined);
  const taken = wanted.filter(
    (file) => existsSync(file) && !(work !== undefined && mayReplaceOutput(work, file)),
  );
  if (taken.length > 0 && flags.force !== true)
    throw new CausewayError('WRONG_USE', {
      reason: `${taken.join(', ')} is there already: name another place with --out, or say --force to replace it.`,
    });
  return { ...outputs, work };
}

/** Of large inputs the finished stages are kept beside the clusters; small ones are linked anew before one has looked. */
function chooseWork(inputs: readonly string[], out: string | undefined): string | undefined {
  const bytes = inputs.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  return out !== undefined && bytes >= largeFrom ? `${out}.work` : undefined;
}

function toOutputs({ auto, out, report, saveModel, json }: OutputFlags): Omit<Outputs, 'work'> {
  const isSilent = out === undefined && report === undefined && saveModel === undefined;
  if (isSilent && json === true) return {};
  const clusters = isSilent ? join(usualFolder, 'clusters.csv') : out;
  const beside = (ending: string) => {
    if (isSilent) return join(usualFolder, ending);
    return auto === true && out !== undefined ? `${out.replace(/\.csv$/i, '')}.${ending}` : undefined;
  };
  return {
    out: clusters,
    report: report ?? beside('report.html'),
    saveModel: saveModel ?? (auto === true ? beside('model.yaml') : undefined),
  };
}
