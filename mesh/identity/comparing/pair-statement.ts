import type { IdentityModel } from '../model/index.ts';
import { toComparisonWeight, toRarityWeight, toWeightSql } from './weight-sql.ts';

/** What one comparison says of a pair; weights in bits. */
export interface ComparisonStatement {
  /** The comparison level that held, -1 for the neutral one. */
  readonly level: number;
  readonly weight: number;
  /** The part of the weight that comes from how rare the value is. */
  readonly rarity: number;
}

/** What the comparisons of a model, in its order, say of a pair, and what they come to, prior included. */
export interface PairStatement {
  readonly weight: number;
  readonly comparisons: readonly ComparisonStatement[];
}

/** The columns that a row of levels is told by: the weight, then of each comparison its level, weight and rarity. */
export function toStatementSql(model: IdentityModel, records: number): string[] {
  const each = model.comparisons.flatMap((comparison, k) => {
    const place = { comparison, k, records };
    const rare = comparison.levels.flatMap(({ termFrequency }, level) => (termFrequency ? [level] : []));
    const rarity =
      rare.length === 0
        ? '0'
        : `CASE WHEN g${k} IN (${rare.join(', ')}) THEN ${toRarityWeight(model, place)} ELSE 0 END`;
    return [`g${k}`, toComparisonWeight(model, place), `(${rarity})::DOUBLE`];
  });
  return [toWeightSql(model, records), ...each];
}

/** Reads those columns of one row. */
export function toStatement(
  { comparisons }: Pick<IdentityModel, 'comparisons'>,
  row: readonly unknown[],
): PairStatement {
  const [weight = 0, ...said] = row.map(Number);
  return {
    weight,
    comparisons: comparisons.map((_comparison, k) => {
      const [level = -1, bits = 0, rarity = 0] = said.slice(3 * k, 3 * k + 3);
      return { level, weight: bits, rarity };
    }),
  };
}
