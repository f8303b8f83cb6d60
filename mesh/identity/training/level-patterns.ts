import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../duck.ts';
import type { Comparison } from '../model/index.ts';

/** Which levels pairs are at, and how many pairs are there: `levels` has a column per comparison. */
export interface LevelPatterns {
  readonly levels: readonly Int8Array[];
  readonly pairs: Float64Array;
  readonly total: number;
}

/** Counts the rows of a table or query with the columns g0, g1 … by their levels. */
export async function countPatterns(
  connection: DuckDBConnection,
  comparisons: readonly Comparison[],
  from: string,
): Promise<LevelPatterns> {
  const names = comparisons.map((_comparison, k) => `g${k}`).join(', ');
  const columns: number[][] = comparisons.map(() => []);
  const pairs: number[] = [];
  const sql = `SELECT ${names}, count(*)::DOUBLE AS pairs FROM ${from} GROUP BY ${names} ORDER BY ${names}`;
  for await (const chunk of readColumns(connection, sql)) {
    columns.forEach((column, k) => column.push(...(chunk[k] as number[])));
    pairs.push(...(chunk[comparisons.length] as number[]));
  }
  return {
    levels: columns.map((column) => Int8Array.from(column)),
    pairs: Float64Array.from(pairs),
    total: pairs.reduce((sum, count) => sum + count, 0),
  };
}

/** How many pairs are at each level of a comparison; those without a level are not counted. */
export function countLevels(patterns: LevelPatterns, k: number, levels: number): number[] {
  const counts = new Array<number>(levels).fill(0);
  patterns.levels[k]?.forEach((level, row) => {
    if (level >= 0) counts[level] = (counts[level] ?? 0) + (patterns.pairs[row] ?? 0);
  });
  return counts;
}
