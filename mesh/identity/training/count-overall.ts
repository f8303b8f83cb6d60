import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { toLevelQuery } from '../comparing/index.ts';
import { frequencyTable, toCountedFeatures } from '../features/index.ts';
import { column, type Comparison, type IdentityModel } from '../model/index.ts';
import { countLevels, countPatterns } from './level-patterns.ts';
import { toRandomPairs } from './random-pairs.ts';
import type { LevelProbabilities } from './maximise-expectation.ts';

/** How frequent each level is among all pairs of records. */
export interface Overall {
  readonly overall: LevelProbabilities;
  readonly leastU: LevelProbabilities;
  readonly randomPairs: number;
}

interface OverallSettings {
  readonly records: number;
  readonly allPairs: number;
  readonly drawn?: number;
  /** See TrainingSettings. */
  readonly isCounted?: boolean;
}

/**
 * Counts levels on random pairs and scales them up to all pairs. Full agreement on one value is too rare for a sample:
 * it is counted exactly, from how many records have each value.
 */
export async function countOverall(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features' | 'comparisons'>,
  { records, allPairs, drawn, isCounted = false }: OverallSettings,
): Promise<Overall> {
  const sample = toLevelQuery(model, { from: toRandomPairs(records, drawn) });
  const patterns = await countPatterns(connection, model.comparisons, `(${sample})`);
  const scale = allPairs / Math.max(patterns.total, 1);
  const counted = new Set(toCountedFeatures(model).map(({ name }) => name));
  const [overall, leastU]: [number[][], number[][]] = [[], []];
  for (const [k, comparison] of model.comparisons.entries()) {
    const counts = countLevels(patterns, k, comparison.levels.length).map((count) => count * scale);
    const isKnown = isCounted && counted.has(comparison.feature);
    const exact = await countEqualPairs(connection, comparison, isKnown);
    if (exact !== undefined) counts[0] = exact;
    overall.push(counts);
    leastU.push(comparison.levels.map((_level, level) => toLeast(level === 0 && exact !== undefined)));
  }
  return { overall, leastU, randomPairs: patterns.total };

  function toLeast(isExact: boolean): number {
    return isExact ? leastExact / Math.max(records, 1) : 0.5 / Math.max(patterns.total, 1);
  }
}

/** Full agreement by chance is taken to be no rarer than among twenty times as many values as there are records. */
const leastExact = 0.05;

async function countEqualPairs(
  connection: DuckDBConnection,
  { feature, levels }: Comparison,
  isKnown: boolean,
): Promise<number | undefined> {
  const tests = levels[0]?.tests ?? [];
  if (tests.length !== 1 || tests[0]?.feature !== feature || tests[0].condition.reads !== 'equal')
    return undefined;
  const value = column(feature);
  const counts = isKnown
    ? `SELECT records AS n FROM ${frequencyTable(feature)}`
    : `SELECT count(*) AS n FROM features WHERE ${value} IS NOT NULL GROUP BY ${value}`;
  const [pairs = 0] = await readNumbers(
    connection,
    `SELECT coalesce(sum(n::DOUBLE * (n - 1) / 2), 0)::DOUBLE FROM (${counts})`,
  );
  return pairs;
}
