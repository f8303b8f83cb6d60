/** From candidate pairs to weights: at which level each comparison is, and what that weighs. */
export { EdgeTable, type Contribution, type Edge } from './edge-table.ts';
export { readEdges } from './read-edges.ts';
export { goesByRarity, neutralLevel, toLevelQuery } from './level-sql.ts';
export {
  toStatement,
  toStatementSql,
  type ComparisonStatement,
  type PairStatement,
} from './pair-statement.ts';
export { double, toWeightSql } from './weight-sql.ts';
