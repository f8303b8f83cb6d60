import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import type { BlockingRule } from '../model/index.ts';
import { keyTable } from './key-tables.ts';

/**
 * Fills the table `pairs` (a, b, rule) with every pair of records that shares the key of at least one blocking rule;
 * `rule` is the first one that did. Returns how many pairs there are.
 */
export async function findCandidates(
  connection: DuckDBConnection,
  rules: readonly BlockingRule[],
): Promise<number> {
  const candidates = rules.map((_rule, index) => toCandidates(index)).join(' UNION ALL ');
  await connection.run(
    `CREATE TABLE pairs AS SELECT a, b, min(rule)::UTINYINT AS rule FROM (${candidates}) GROUP BY a, b`,
  );
  const [pairs = 0] = await readNumbers(connection, 'SELECT count(*) FROM pairs');
  return pairs;
}

/** The same pair can share several words of a set. */
function toCandidates(index: number): string {
  const keys = keyTable(index);
  return `SELECT l.i AS a, r.i AS b, ${index} AS rule FROM ${keys} l JOIN ${keys} r ON l.key = r.key AND l.i < r.i`;
}
