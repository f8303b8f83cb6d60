import type { DuckDBConnection } from '@duckdb/node-api';
import { stringify } from 'yaml';
import { ModelDecisions, planModel, toAutoTraining, toModelYaml, type ModelPlan } from '../auto/index.ts';
import { linkNumbered, type LinkStage, type NumberedLinkage } from '../link-numbered.ts';
import type { IdentityModel } from '../model/index.ts';
import { asItIs, type StageLog } from '../resuming/index.ts';
import { InputError } from './input-error.ts';
import type { LoadedFiles } from './load-input-files.ts';
import { readModelFile, readModelText } from './read-model-file.ts';
import type { UnitedColumn } from './unite-columns.ts';

export interface Linking {
  readonly connection: DuckDBConnection;
  readonly log: StageLog;
  readonly loaded: LoadedFiles;
  /** The match weight from which records are linked, instead of the model's. */
  readonly threshold?: number;
  onStage(stage: LinkStage | 'profiling', pairs: number): void;
}

export interface Linked {
  readonly linkage: NumberedLinkage;
  /** The text of the model that was made. */
  readonly modelText?: string;
  /** Why each column was taken for what it was. */
  readonly why?: ReadonlyMap<string, string>;
}

/** Links by a model's file, and trains it where it has no m and u. */
export async function linkByModel(
  file: string,
  { connection, log, loaded, threshold, onStage }: Linking,
): Promise<Linked> {
  const { records, columns } = loaded;
  const model = withThreshold(readModelFile(file, columns), threshold);
  const train = model.parameters === 'missing';
  return { linkage: await linkNumbered(connection, model, { records, train, log, onStage }) };
}

/** Links by a model that is made of what the columns hold. */
export async function linkByItself({
  connection,
  log,
  loaded: { records, inputs, columns },
  threshold,
  onStage,
}: Linking): Promise<Linked> {
  const profiling = asItIs(() => {
    onStage('profiling', 0);
    return planModel(connection, toNamed(columns), inputs.length);
  });
  const plan = await log.keep('profiling', profiling);
  const [first] = plan.columns;
  if (!first) throw InputError.of(inputs[0]?.shownAs ?? '', noColumn(plan));
  const draft = readModelText(stringify({ ...plan.draft, blocking: [[first.feature]] }), columns);
  const decisions = new ModelDecisions(connection, plan, { records, inputs: inputs.length });
  const linkage = await linkNumbered(connection, draft, {
    ...{ records, log, onStage, train: toAutoTraining(inputs.length) },
    planBlocking: (model) => decisions.planBlocking(model),
    refine: async (given) => {
      const { model, signs } = await decisions.refine(given);
      return { model: withThreshold(model, threshold), signs };
    },
  });
  return {
    linkage,
    modelText: toModelYaml({ plan, ...linkage }),
    why: new Map(plan.classified.map(({ name, why }) => [name, why])),
  };
}

/** Which inputs have a column. */
function toNamed(columns: readonly UnitedColumn[]) {
  return columns.map(({ name, places }) => ({
    name,
    inputs: places.flatMap((place, input) => (place === undefined ? [] : [input])),
  }));
}

function noColumn({ classified }: ModelPlan): string {
  const why = classified.map(({ name, why }) => `${name}: ${why}`).join('; ');
  return `No column tells records apart (${why}): name a model with --model, or other files.`;
}

function withThreshold(model: IdentityModel, threshold: number | undefined): IdentityModel {
  if (threshold === undefined) return model;
  return { ...model, thresholds: { link: threshold, review: Math.min(model.thresholds.review, threshold) } };
}
