import type { DuckDBConnection } from '@duckdb/node-api';
import type { Decision } from '../clustering/index.ts';
import { toLevelQuery, toWeightSql } from '../comparing/index.ts';
import { readRows } from '../duck.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import { decidedTable, writeDecided } from '../training/index.ts';
import type { WeighedAnswer } from './to-accuracy.ts';

/** What the model alone says of the pairs that stewards decided, whether or not a rule brings them together. */
export async function readAnswers(
  connection: DuckDBConnection,
  { model, frequencies }: Pick<NumberedLinkage, 'model' | 'frequencies'>,
  decisions: readonly Decision[],
): Promise<WeighedAnswer[]> {
  if (decisions.length === 0) return [];
  await writeDecided(connection, decisions);
  const levels = toLevelQuery(model, { from: decidedTable, carried: ['together'] });
  const sql = `SELECT ${toWeightSql(model, frequencies.records)}, together FROM (${levels})`;
  const rows = await readRows(connection, sql);
  return rows.map(([weight, same]) => ({ weight: Number(weight), same: Boolean(same) }));
}
