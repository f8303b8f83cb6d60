import type { DuckDBConnection } from '@duckdb/node-api';
import { keyTable } from '../blocking/index.ts';
import { double, toComparisonWeight, toLevelQuery, toRarityWeight, toWeightSql } from '../comparing/index.ts';
import { readNumbers, readRows } from '../duck.ts';
import {
  toSentences,
  toWaterfall,
  type ComparedFeature,
  type ExplainedPair,
  type Locale,
} from '../explaining/index.ts';
import { toMemberReference } from '../features/index.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import { toPriorWeight } from '../model/index.ts';
import type { ReportedExample } from '../report/index.ts';
import { readSide, type Side } from './read-side.ts';

/** So many examples of each kind. */
const ofEach = 3;

/** So many linked pairs stand for all of them. */
const sampled = 1000;

interface ChosenPair {
  readonly kind: ReportedExample['kind'];
  readonly a: number;
  readonly b: number;
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

async function readPairs(connection: DuckDBConnection, sql: string): Promise<{ a: number; b: number }[]> {
  return (await readRows(connection, sql)).map(([a, b]) => ({ a: Number(a), b: Number(b) }));
}

async function toExample(
  connection: DuckDBConnection,
  linkage: NumberedLinkage,
  chosen: ChosenPair & { locale: Locale },
): Promise<ReportedExample> {
  const { kind, a, b, locale } = chosen;
  const [left, right] = [
    await readSide(connection, linkage.model, a),
    await readSide(connection, linkage.model, b),
  ];
  const pair = await explainPair(connection, linkage, { ...chosen, left, right });
  return {
    ...{ kind, weight: pair.weight, left: left.given, right: right.given },
    ...{ sentences: toSentences(pair, locale), waterfall: toWaterfall(pair, locale) },
  };
}

type Explained = ChosenPair & { readonly left: Side; readonly right: Side };

async function explainPair(
  connection: DuckDBConnection,
  linkage: NumberedLinkage,
  { a, b, reason, left, right }: Explained,
): Promise<ExplainedPair> {
  const { model, frequencies, clusterOf } = linkage;
  const { records } = frequencies;
  const figures = model.comparisons.flatMap((comparison, k) => {
    const place = { comparison, k, records };
    return [`g${k}`, toComparisonWeight(model, place), toRarityWeight(model, place)];
  });
  const levels = toLevelQuery(model, { from: `(SELECT ${a} AS a, ${b} AS b)` });
  const sql = `SELECT ${toWeightSql(model, records)}, ${figures.join(', ')} FROM (${levels})`;
  const [weight = 0, ...found] = await readNumbers(connection, sql);
  return {
    ...{ a: toMemberReference(left.id), b: toMemberReference(right.id), weight },
    priorWeight: toPriorWeight(model.prior, records),
    ...{
      thresholds: model.thresholds,
      decisions: [],
      rules: await readMeetings(connection, linkage, { a, b }),
    },
    verdict: clusterOf[a] === clusterOf[b] ? 'together' : 'apart',
    ...(reason !== undefined && { cut: reason }),
    compared: model.comparisons.map((_comparison, k) => {
      const [level = -1, bits = 0, rarity = 0] = found.slice(3 * k, 3 * k + 3);
      return toCompared(linkage, { k, level, weight: bits, rarity, left, right });
    }),
  };
}

interface Figures {
  readonly k: number;
  readonly level: number;
  readonly weight: number;
  readonly rarity: number;
  readonly left: Side;
  readonly right: Side;
}

function toCompared(
  { model }: NumberedLinkage,
  { k, level, weight, rarity, left, right }: Figures,
): ComparedFeature {
  const { name, feature, levels } = model.comparisons[k] ?? { name: '', feature: '', levels: [] };
  const held = levels[level];
  const normaliser = model.features.find((one) => one.name === feature)?.normalise ?? 'exact';
  return {
    ...{ comparison: name, feature, normaliser, level, weight, levels: levels.length },
    ...{ reads: held?.reads ?? '', rarity: held?.termFrequency ? rarity : 0 },
    left: left.values[feature] ?? { raw: null, value: null },
    right: right.values[feature] ?? { raw: null, value: null },
  };
}

async function readMeetings(
  connection: DuckDBConnection,
  { keys }: NumberedLinkage,
  { a, b }: { a: number; b: number },
): Promise<string[]> {
  const met: string[] = [];
  for (const [index, { rule }] of keys.entries()) {
    const table = keyTable(index);
    const sql = `SELECT count(*) FROM ${table} l JOIN ${table} r USING (key) WHERE l.i = ${a} AND r.i = ${b}`;
    const [shared = 0] = await readNumbers(connection, sql);
    if (shared > 0) met.push(rule.on.join(' + '));
  }
  return met;
}
