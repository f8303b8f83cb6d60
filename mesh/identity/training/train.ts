import type { DuckDBConnection } from '@duckdb/node-api';
import type { Decision } from '../clustering/index.ts';
import { readNumbers } from '../duck.ts';
import type { ComparisonLevel, IdentityModel } from '../model/index.ts';
import { countDecided, decidedTable, writeDecided } from './count-decided.ts';
import { countOverall } from './count-overall.ts';
import { countPatterns } from './level-patterns.ts';
import { maximiseExpectation, type Estimate } from './maximise-expectation.ts';

/** A model with the parameters that training gave it, and how it came to them. */
export interface Training {
  readonly model: IdentityModel;
  readonly estimate: Estimate;
  readonly candidates: number;
  readonly randomPairs: number;
  /** How many pairs stewards decided, and counted as that. */
  readonly decided: { readonly together: number; readonly apart: number };
}

export interface TrainingSettings {
  /** How many records there are. */
  readonly records: number;
  /** Stewards' decisions, the oldest first: the labels, where there are any. */
  readonly decisions?: readonly Decision[];
  /** See TrainingEvidence. */
  readonly trust?: number;
  readonly isOrdered?: boolean;
  /** Train on pairs of records of different datasets only. */
  readonly isBetween?: boolean;
  /** How many random pairs are drawn at most. */
  readonly drawn?: number;
  /** The tables `frequency of …` were counted on these very records. */
  readonly isCounted?: boolean;
}

/**
 * Trains m, u and the prior on the table `levels` (the compared pairs) and `features`. Without labels, but where a
 * steward decided, the pair counts as what was decided. Leaves the table of decided pairs behind.
 */
export async function train(
  connection: DuckDBConnection,
  model: IdentityModel,
  settings: TrainingSettings,
): Promise<Training> {
  const { records, decisions = [], trust, isOrdered, isBetween = false, drawn, isCounted } = settings;
  const allPairs = isBetween ? await countBetween(connection) : Math.max((records * (records - 1)) / 2, 1);
  await writeDecided(connection, decisions);
  const compared = isBetween ? between : 'levels';
  const undecided = `(SELECT * FROM ${compared} ANTI JOIN ${decidedTable} USING (a, b))`;
  const from = decisions.length > 0 ? undecided : compared;
  const candidates = await countPatterns(connection, model.comparisons, from);
  const decided = await countDecided(connection, model);
  const { overall, leastU, randomPairs } = await countOverall(connection, model, {
    records,
    allPairs,
    drawn,
    isCounted,
  });
  const estimate = maximiseExpectation({
    candidates,
    allPairs,
    overall,
    leastU,
    decided,
    fixed: { m: toFixed(model, ({ m }) => m), u: toFixed(model, ({ u }) => u) },
    trust,
    isOrdered,
    start: {
      m: model.comparisons.map(({ levels }) => levels.map(({ m }) => m)),
      matches: Math.max((model.prior.matchesPerRecord * records) / 2, 1),
    },
  });
  return {
    model: withEstimate(model, estimate, records),
    estimate,
    candidates: candidates.total,
    randomPairs,
    decided: { together: decided.together.total, apart: decided.apart.total },
  };
}

function toFixed({ comparisons }: IdentityModel, pick: (level: ComparisonLevel) => number) {
  return comparisons.map(({ levels }) => levels.map((level) => (level.fixed ? pick(level) : undefined)));
}

const between = `(SELECT levels.* FROM levels JOIN numbered l ON l.i = levels.a JOIN numbered r ON r.i = levels.b
  WHERE l.dataset <> r.dataset)`;

async function countBetween(connection: DuckDBConnection): Promise<number> {
  const [pairs = 0] = await readNumbers(
    connection,
    `SELECT (pow(sum(n), 2) - sum(n * n)) / 2 FROM (SELECT count(*)::DOUBLE AS n FROM numbered GROUP BY dataset)`,
  );
  return Math.max(pairs, 1);
}

function withEstimate(model: IdentityModel, { m, u, matches }: Estimate, records: number): IdentityModel {
  return {
    ...model,
    parameters: 'trained',
    prior: { matchesPerRecord: (2 * matches) / Math.max(records, 1) },
    comparisons: model.comparisons.map((comparison, k) => ({
      ...comparison,
      levels: comparison.levels.map((level, index) => ({
        ...level,
        m: m[k]?.[index] ?? level.m,
        u: u[k]?.[index] ?? level.u,
      })),
    })),
  };
}
