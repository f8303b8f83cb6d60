import type { DuckDBConnection } from '@duckdb/node-api';
import { findCandidates, makeKeys, type RuleKeys } from './blocking/index.ts';
import { toLevelQuery } from './comparing/index.ts';
import { buildFeatureTable, countFrequencies, type Frequencies } from './features/index.ts';
import type { NumberedOptions, RefinedModel } from './link-numbered.ts';
import { toChoices, withChoices, type IdentityModel, type ModelChoices } from './model/index.ts';
import { normaliseGiven } from './normalising/index.ts';
import { asItIs, type Stage } from './resuming/index.ts';
import { train, type Training } from './training/index.ts';

interface Place {
  readonly connection: DuckDBConnection;
  readonly options: NumberedOptions;
}

/** `raw`, the frequencies' tables and `features`, from `numbered`. */
export function toNormalising(
  { connection, options }: Place,
  draft: IdentityModel,
): Stage<Frequencies, Frequencies> {
  return asItIs(async () => {
    options.onStage('normalising', 0);
    await normaliseGiven(connection, draft);
    const frequencies = options.frequencies ?? (await countFrequencies(connection, draft));
    await buildFeatureTable(connection, draft, frequencies);
    return frequencies;
  });
}

export interface Blocked {
  readonly model: IdentityModel;
  readonly keys: readonly RuleKeys[];
  readonly pairsCompared: number;
}

type Chosen<T extends { model: IdentityModel }> = Omit<T, 'model'> & { readonly choices: ModelChoices };

/** The keys of each rule and `pairs`, from `features`. */
export function toBlocking(
  { connection, options }: Place,
  draft: IdentityModel,
): Stage<Blocked, Chosen<Blocked>> {
  return {
    work: async () => {
      options.onStage('blocking', 0);
      const model = (await options.planBlocking?.(draft)) ?? draft;
      const keys = await makeKeys(connection, model, { keepAll: options.keepAll ?? false });
      return { model, keys, pairsCompared: await findCandidates(connection, model.blocking) };
    },
    ...keptBeside(draft),
  };
}

/** `levels`, from `pairs` and `features`. */
export function toComparing({ connection, options }: Place, { model, pairsCompared }: Blocked) {
  return asItIs(async () => {
    options.onStage('comparing', pairsCompared);
    const query = toLevelQuery(model, { from: 'pairs', carried: ['rule'] });
    await connection.run(`CREATE TABLE levels AS ${query}`);
  });
}

/** m, u and the prior, from `levels` and `features`. */
export function toTraining(
  { connection, options }: Place,
  { model, pairsCompared }: Blocked,
): Stage<Training | undefined, Chosen<Training> | undefined> {
  const { toKept, fromKept } = keptBeside<Training>(model);
  return {
    work: async () => {
      options.onStage('training', pairsCompared);
      const { train: isToTrain, records, decisions = [], frequencies } = options;
      if (!isToTrain) return undefined;
      const settings = { decisions, records, isCounted: frequencies === undefined };
      return train(connection, model, { ...settings, ...(isToTrain === true ? {} : isToTrain) });
    },
    toKept: (training) => training && toKept(training),
    fromKept: (kept) => kept && fromKept(kept),
  };
}

/** Refining may take pairs out of `levels`: done by halves, it would come to something else when it is done again. */
export function toRefining(
  { options }: Place,
  model: IdentityModel,
  frequencies: Frequencies,
): Stage<RefinedModel, Chosen<RefinedModel>> {
  return {
    work: async () => (await options.refine?.(model, frequencies)) ?? { model, signs: [] },
    ...keptBeside<RefinedModel>(model),
    isWhole: true,
  };
}

/** Of a model only what was chosen is written down; the rest is in its file. */
function keptBeside<T extends { readonly model: IdentityModel }>(draft: IdentityModel) {
  return {
    toKept: ({ model, ...rest }: T): Chosen<T> => ({ ...rest, choices: toChoices(model) }),
    fromKept: ({ choices, ...rest }: Chosen<T>): T =>
      ({ ...rest, model: withChoices(draft, choices) }) as unknown as T,
  };
}
