import type { DuckDBConnection } from '@duckdb/node-api';
import { keyTable } from '../blocking/index.ts';
import { double, toLevelQuery, toStatement, toStatementSql, toWeightSql } from '../comparing/index.ts';
import { readNumbers, readRows } from '../duck.ts';
import {
  toEvidence,
  toSentences,
  toWaterfall,
  type ExplainedPair,
  type Locale,
} from '../explaining/index.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import { toPriorWeight, toRuleName } from '../model/index.ts';
import type { ReportedExample } from '../report/index.ts';
import { readGiven } from './read-given.ts';

/** So many examples of each kind. */
const ofEach = 3;

/** So many linked pairs stand for all of them. */
const sampled = 1000;

interface NumberedPair {
  readonly a: number;
  readonly b: number;
}

interface ChosenPair extends NumberedPair {
  readonly kind: ReportedExample['kind'];
  readonly reason?: string;
}

/**
 * A few pairs of records in full, explained: ordinary links, the most doubtful pairs, and what a guard kept apart. They
 * show what the records hold: only for readers who may see them.
 */
export async function readExamples(
  connection: DuckDBConnection,
  linkage: NumberedLinkage,
  locale: Locale = 'en',
): Promise<ReportedExample[]> {
  const examples: ReportedExample[] = [];
  for (const chosen of await choosePairs(connection, linkage))
    examples.push(await toExample(connection, linkage, { ...chosen, locale }));
  return examples;
}

async function choosePairs(connection: DuckDBConnection, linkage: NumberedLinkage): Promise<ChosenPair[]> {
  return [
    ...(await chooseSure(connection, linkage)),
    ...(await chooseDoubtful(connection, linkage)),
    ...heaviest(linkage.cuts).map(({ a, b, reason }) => ({ kind: 'cut' as const, a, b, reason })),
  ];
}

function heaviest<T extends { readonly weight: number | null }>(pairs: readonly T[]): T[] {
  return pairs
    .filter(({ weight }) => weight !== null)
    .toSorted((one, other) => (other.weight ?? 0) - (one.weight ?? 0))
    .slice(0, ofEach);
}

/** Linked pairs from the middle: neither the best ones, which say nothing, nor the worst. */
async function chooseSure(
  connection: DuckDBConnection,
  { model, frequencies, clusterOf }: NumberedLinkage,
): Promise<ChosenPair[]> {
  const some = `SELECT * FROM (${toWeighed({ model, frequencies })})
    WHERE weight >= ${double(model.thresholds.link)} ORDER BY hash(a, b), a, b LIMIT ${sampled}`;
  const pairs = (await readPairs(connection, `SELECT a, b FROM (${some}) ORDER BY weight, a, b`)).filter(
    ({ a, b }) => clusterOf[a] === clusterOf[b],
  );
  const from = Math.floor(pairs.length / 3);
  return pairs.slice(from, from + ofEach).map((pair) => ({ kind: 'sure', ...pair }));
}

/** What a steward would be asked; where nothing is doubtful, the pairs on both sides of the threshold. */
async function chooseDoubtful(
  connection: DuckDBConnection,
  { model, frequencies, doubts }: NumberedLinkage,
): Promise<ChosenPair[]> {
  const asked = heaviest(doubts.filter(({ reason }) => reason === 'between review and link'));
  if (asked.length > 0) return asked.map(({ a, b }) => ({ kind: 'doubtful', a, b }));
  const near = `SELECT a, b FROM (${toWeighed({ model, frequencies })})
    ORDER BY abs(weight - ${double(model.thresholds.link)}), a, b LIMIT ${ofEach}`;
  return (await readPairs(connection, near)).map((pair) => ({ kind: 'doubtful', ...pair }));
}

const toWeighed = ({ model, frequencies }: Pick<NumberedLinkage, 'model' | 'frequencies'>) =>
  `SELECT a, b, ${toWeightSql(model, frequencies.records)} AS weight FROM levels`;

async function readPairs(connection: DuckDBConnection, sql: string): Promise<NumberedPair[]> {
  return (await readRows(connection, sql)).map(([a, b]) => ({ a: Number(a), b: Number(b) }));
}

async function toExample(
  connection: DuckDBConnection,
  linkage: NumberedLinkage,
  { kind, a, b, reason, locale }: ChosenPair & { locale: Locale },
): Promise<ReportedExample> {
  const { model, clusterOf } = linkage;
  const [left, right] = [await readGiven(connection, model, a), await readGiven(connection, model, b)];
  const pair: ExplainedPair = {
    ...toEvidence(model, [left, right], await readFacts(connection, linkage, { a, b })),
    ...{ decisions: [], verdict: clusterOf[a] === clusterOf[b] ? 'together' : 'apart' },
    ...(reason !== undefined && { cut: reason }),
  };
  return {
    ...{ kind, weight: pair.weight, left: left.attributes, right: right.attributes },
    ...{ sentences: toSentences(pair, locale), waterfall: toWaterfall(pair, locale) },
  };
}

async function readFacts(connection: DuckDBConnection, linkage: NumberedLinkage, { a, b }: NumberedPair) {
  const { model, frequencies } = linkage;
  const levels = toLevelQuery(model, { from: `(SELECT ${a} AS a, ${b} AS b)` });
  const statement = toStatementSql(model, frequencies.records);
  const [row = []] = await readRows(connection, `SELECT ${statement.join(', ')} FROM (${levels})`);
  return {
    said: toStatement(model, row),
    priorWeight: toPriorWeight(model.prior, frequencies.records),
    meeting: { rules: await readMeetings(connection, linkage, { a, b }) },
  };
}

async function readMeetings(
  connection: DuckDBConnection,
  { keys }: NumberedLinkage,
  { a, b }: NumberedPair,
): Promise<string[]> {
  const met: string[] = [];
  for (const [index, { rule }] of keys.entries()) {
    const table = keyTable(index);
    const sql = `SELECT count(*) FROM ${table} l JOIN ${table} r USING (key) WHERE l.i = ${a} AND r.i = ${b}`;
    const [shared = 0] = await readNumbers(connection, sql);
    if (shared > 0) met.push(toRuleName(rule));
  }
  return met;
}
