import type { DuckDBConnection } from '@duckdb/node-api';
import { keyTable } from '../blocking/index.ts';
import { toWeightSql } from '../comparing/index.ts';
import { readNumbers, readRows } from '../duck.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import { toRuleName, type BlockingRule } from '../model/index.ts';
import type { ReportedRule } from '../report/index.ts';
import { estimateRecall } from './estimate-recall.ts';

/** About so many found matches are looked up under every rule: shares of them err by a tenth of a percent. */
const mostFound = 1_000_000;

export interface ReportedRules {
  readonly blocking: readonly ReportedRule[];
  readonly blockingRecall?: number;
}

/**
 * What each blocking rule brought: its pairs, and its share of the found matches (even odds and better). Their overlap
 * tells how many matches no rule brings together.
 */
export async function readRules(
  connection: DuckDBConnection,
  { model, frequencies, keys }: Pick<NumberedLinkage, 'model' | 'frequencies' | 'keys'>,
): Promise<ReportedRules> {
  const rules = keys.map(({ rule }) => rule);
  const pairs = new Map((await readPairs(connection)) as [number, number][]);
  const found = await sampleFound(connection, { model, frequencies });
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE captured AS ${rules.map(toCaptured).join(' UNION ALL ')}`,
  );
  await connection.run('DROP TABLE found');
  const each = new Map(
    (await readRows(connection, 'SELECT rule, count(*)::DOUBLE FROM captured GROUP BY rule')) as [
      number,
      number,
    ][],
  );
  const recall = await readRecall(connection, rules);
  await connection.run('DROP TABLE captured');
  return {
    blockingRecall: recall,
    blocking: keys.map(({ rule, estimated, split, notCompared }, index) => ({
      ...{ rule: toRuleName(rule), pairs: pairs.get(index) ?? 0, estimated },
      ...(found > 0 && { matchesFound: (each.get(index) ?? 0) / found }),
      ...(split.keys > 0 && { split }),
      ...(notCompared.keys > 0 && { notCompared: [notCompared] }),
    })),
  };
}

/** Writes the found matches, or a sample of them that is always the same, into `found`. Returns how many it holds. */
async function sampleFound(
  connection: DuckDBConnection,
  { model, frequencies }: Pick<NumberedLinkage, 'model' | 'frequencies'>,
): Promise<number> {
  const weight = toWeightSql(model, frequencies.records);
  const matches = `(SELECT a, b, ${weight} AS weight FROM levels) WHERE weight >= 0`;
  const [all = 0] = await readNumbers(connection, `SELECT count(*) FROM ${matches}`);
  const oneOf = Math.max(Math.ceil(all / mostFound), 1);
  const sample = `SELECT a, b FROM ${matches} AND hash(a, b) % ${oneOf} = 0`;
  await connection.run(`CREATE OR REPLACE TEMP TABLE found AS ${sample}`);
  const [found = 0] = await readNumbers(connection, 'SELECT count(*) FROM found');
  return found;
}

const readPairs = (connection: DuckDBConnection) =>
  readRows(connection, 'SELECT rule::INTEGER, count(*)::DOUBLE FROM levels GROUP BY rule');

/** The found pairs that share a key of the rule; two sets can share several. */
function toCaptured(_rule: BlockingRule, index: number): string {
  const keys = keyTable(index);
  return `SELECT DISTINCT a, b, ${index} AS rule FROM found
    JOIN ${keys} l ON l.i = found.a JOIN ${keys} r ON r.i = found.b AND r.key = l.key`;
}

async function readRecall(
  connection: DuckDBConnection,
  rules: readonly BlockingRule[],
): Promise<number | undefined> {
  const searches = findSearches(rules);
  const among = `captured WHERE rule IN (${searches.join(', ')})`;
  const [found = 0] = await readNumbers(
    connection,
    `SELECT count(*) FROM (SELECT DISTINCT a, b FROM ${among})`,
  );
  const each = await readRows(connection, `SELECT count(*)::DOUBLE FROM ${among} GROUP BY rule`);
  return estimateRecall({ found, each: each.map(([count]) => Number(count)) });
}

/** Rules that are no special case of another one: such a rule is no search of its own. */
export function findSearches(rules: readonly Pick<BlockingRule, 'on'>[]): number[] {
  const holds = (one: readonly string[], other: readonly string[]) =>
    other.every((name) => one.includes(name));
  return [...rules.keys()].filter((index) => {
    const on = rules[index]?.on ?? [];
    return !rules.some(
      (other, place) => place !== index && holds(on, other.on) && !(holds(other.on, on) && place > index),
    );
  });
}
