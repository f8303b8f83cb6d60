import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { toLevelQuery } from '../comparing/index.ts';
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

/**
 * Counts levels on random pairs and scales them up to all pairs. Full agreement on one value is too rare for a sample:
 * it is counted exactly, from how many records have each value.
 */
export async function countOverall(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features' | 'comparisons'>,
  { records, allPairs, drawn }: { records: number; allPairs: number; drawn?: number },
): Promise<Overall> {
  const sample = toLevelQuery(model, { from: toRandomPairs(records, drawn) });
  const patterns = await countPatterns(connection, model.comparisons, `(${sample})`);
  const scale = allPairs / Math.max(patterns.total, 1);
  const [overall, leastU]: [number[][], number[][]] = [[], []];
  for (const [k, comparison] of model.comparisons.entries()) {
    const counts = countLevels(patterns, k, comparison.levels.length).map((count) => count * scale);
    const exact = await countEqualPairs(connection, comparison);
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
): Promise<number | undefined> {
  const tests = levels[0]?.tests ?? [];
  if (tests.length !== 1 || tests[0]?.feature !== feature || tests[0].condition.reads !== 'equal')
    return undefined;
  const [pairs = 0] = await readNumbers(
    connection,
    `SELECT coalesce(sum(n * (n - 1) / 2), 0)::DOUBLE FROM
     (SELECT count(*) AS n FROM features WHERE ${column(feature)} IS NOT NULL GROUP BY ${column(feature)})`,
  );
  return pairs;
}
