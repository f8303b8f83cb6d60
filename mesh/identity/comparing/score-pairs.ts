import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { toPriorWeight, type IdentityModel } from '../model/index.ts';
import { EdgeTable, type ScoredChunk } from './edge-table.ts';
import { toScoreQuery } from './score-sql.ts';

export interface ScoreOptions {
  readonly ids: readonly string[];
  /** Pairs that weigh less are compared but not kept. */
  readonly keepFrom: number;
  onScored?(pairs: number): void;
}

/** Scores the table `pairs` and keeps those from a weight on; the scores stay in the table `scores`. */
export async function scorePairs(
  connection: DuckDBConnection,
  model: IdentityModel,
  options: ScoreOptions,
): Promise<EdgeTable> {
  const prior = toPriorWeight(model.prior, options.ids.length);
  await connection.run(`CREATE TABLE scores AS ${toScoreQuery(model, prior)}`);
  return readScores(connection, model, {
    ...options,
    where: options.keepFrom === -Infinity ? 'true' : `weight >= ${options.keepFrom.toExponential()}`,
  });
}

/** Reads scored pairs into columns. */
export async function readScores(
  connection: DuckDBConnection,
  model: IdentityModel,
  options: { ids: readonly string[]; where: string; onScored?(pairs: number): void },
): Promise<EdgeTable> {
  const edges = new EdgeTable({ ids: options.ids, comparisons: model.comparisons });
  const result = await connection.stream(`SELECT * EXCLUDE (rule) FROM scores WHERE ${options.where}`);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return edges;
    edges.append(toScoredChunk(chunk, model.comparisons.length));
    options.onScored?.(edges.length);
  }
}

/** The columns come as a, b, then level and weight of each comparison, then the pair's weight. */
function toScoredChunk(chunk: DuckDBDataChunk, comparisons: number): ScoredChunk {
  const numbers = (index: number) => chunk.getColumnValues(index) as number[];
  const each = Array.from({ length: comparisons }, (_, k) => k);
  return {
    a: numbers(0),
    b: numbers(1),
    levels: each.map((k) => numbers(2 + 2 * k)),
    weights: each.map((k) => numbers(3 + 2 * k)),
    weight: numbers(2 + 2 * comparisons),
  };
}
