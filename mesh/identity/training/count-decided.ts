import { BOOLEAN, INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import type { Decision } from '../clustering/index.ts';
import { toLevelQuery } from '../comparing/index.ts';
import { ColumnAppender } from '../duck.ts';
import type { IdentityModel } from '../model/index.ts';
import { countPatterns, type LevelPatterns } from './level-patterns.ts';

/** Pairs that stewards decided, by their levels. */
export interface Decided {
  readonly together: LevelPatterns;
  readonly apart: LevelPatterns;
}

/** The pairs that stewards decided (a, b, together), each once. */
export const decidedTable = 'decided';

/** Writes the decided pairs into their table; of several decisions about a pair the newest holds. */
export async function writeDecided(
  connection: DuckDBConnection,
  decisions: readonly Decision[],
): Promise<void> {
  const newest = new Map(decisions.map(({ kind, a, b }) => [`${a} ${b}`, { kind, a, b }]));
  const pairs = [...newest.values()];
  await connection.run(`CREATE OR REPLACE TABLE ${decidedTable} (a INTEGER, b INTEGER, together BOOLEAN)`);
  const appender = await ColumnAppender.open(connection, decidedTable, [INTEGER, INTEGER, BOOLEAN]);
  appender.append([
    pairs.map(({ a }) => a),
    pairs.map(({ b }) => b),
    pairs.map(({ kind }) => kind === 'must-link'),
  ]);
  appender.close();
}

/** Compares the decided pairs, also those that no blocking rule brings together. */
export async function countDecided(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features' | 'comparisons'>,
): Promise<Decided> {
  const count = (where: string) =>
    countPatterns(
      connection,
      model.comparisons,
      `(${toLevelQuery(model, { from: `(SELECT a, b FROM ${decidedTable} WHERE ${where})` })})`,
    );
  return { together: await count('together'), apart: await count('NOT together') };
}
