import type { DuckDBConnection } from '@duckdb/node-api';
import type { Decision } from '../clustering/index.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import { toLevelWeight, toPriorWeight, toRuleName, type IdentityModel } from '../model/index.ts';
import type { LinkReport, ReportedTraining } from '../report/index.ts';
import { countLevels, countPatterns } from '../training/index.ts';
import { countClusters } from './count-clusters.ts';
import { readAnswers } from './read-answers.ts';
import { readFeatures } from './read-features.ts';
import { readRules } from './read-rules.ts';
import { readUnlinkable, readWeights } from './read-weights.ts';
import { toAccuracy } from './to-accuracy.ts';

/** What a report says that the linkage does not know. */
export interface ReportContext
  extends
    Pick<LinkReport, 'title' | 'createdAt' | 'inputs' | 'seconds'>,
    Partial<Pick<LinkReport, 'examples' | 'warnings' | 'accuracy' | 'against'>> {
  /** Stewards' decisions by record numbers: without an accuracy of its own the report is held against them. */
  readonly decisions?: readonly Decision[];
  /** Why each feature is looked at, by its name. */
  readonly whys?: ReadonlyMap<string, string>;
}

/**
 * The report of a linkage whose tables are still there: `raw`, `features`, `levels` and the keys of each rule. Of large
 * ones it holds counts and samples only, never a pair or a record each.
 */
export async function toLinkReport(
  connection: DuckDBConnection,
  linkage: NumberedLinkage,
  context: ReportContext,
): Promise<LinkReport> {
  const { model, clusterOf, pairsCompared } = linkage;
  const { decisions = [], whys, examples = [], warnings = [], ...said } = context;
  const accuracy =
    said.accuracy ?? toAccuracy(await readAnswers(connection, linkage, decisions), model.thresholds.link);
  return {
    ...said,
    ...countClusters(clusterOf),
    ...(await readRules(connection, linkage)),
    ...{ pairsCompared, examples, thresholds: model.thresholds },
    features: await readFeatures(connection, model, whys),
    comparisons: await readComparisons(connection, model),
    prior: toPrior(linkage),
    training: toTraining(linkage),
    weights: await readWeights(connection, linkage),
    unlinkable: await readUnlinkable(connection, linkage),
    ...(accuracy && { accuracy, against: said.against ?? 'decisions' }),
    warnings: [...warnings, ...toWarnings(linkage)],
  };
}

async function readComparisons(
  connection: DuckDBConnection,
  { comparisons }: IdentityModel,
): Promise<LinkReport['comparisons']> {
  const patterns = await countPatterns(connection, comparisons, 'levels');
  return comparisons.map(({ name, levels }, k) => {
    const pairs = countLevels(patterns, k, levels.length);
    return {
      name,
      levels: levels.map((level, index) => ({
        ...{ reads: level.reads, m: level.m, u: level.u },
        ...{ weight: toLevelWeight(level), pairs: pairs[index] ?? 0 },
      })),
    };
  });
}

function toPrior({ model: { prior }, frequencies }: NumberedLinkage): LinkReport['prior'] {
  const odds = 2 ** toPriorWeight(prior, frequencies.records);
  return { matchesPerRecord: prior.matchesPerRecord, probability: odds / (1 + odds) };
}

function toTraining({ training }: NumberedLinkage): ReportedTraining {
  if (!training) return { how: 'given', iterations: 0, pairs: 0, randomPairs: 0, converged: true };
  const { estimate, candidates: pairs, decided, randomPairs } = training;
  const decisions = decided.together + decided.apart;
  const { iterations, converged, history } = estimate;
  return {
    how: decisions > 0 ? 'labels' : 'em',
    ...{ iterations, converged, history, randomPairs, decisions, pairs },
  };
}

function toWarnings({ training, keys }: NumberedLinkage): string[] {
  const left = keys.filter(({ notCompared }) => notCompared.pairs > 0);
  return [
    ...(training && !training.estimate.converged
      ? ['Training had not settled when it was stopped: look at the examples before you trust its figures.']
      : []),
    ...left.map(
      ({ rule, notCompared: { keys: count, pairs } }) =>
        `${count} keys of the rule "${toRuleName(rule)}" are shared by more than ${rule.atMost} records each and could not be split: ${pairs} pairs are left to the other rules.`,
    ),
  ];
}
