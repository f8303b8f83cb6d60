import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { toComparisonWeight, toLevelQuery, toRarityWeight } from '../comparing/index.ts';
import { readRows } from '../duck.ts';
import { toSentences, toWaterfall, type ComparedFeature, type ExplainedPair } from '../explaining/index.ts';
import { toGivenColumn, toMemberReference } from '../features/index.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import { column, toPriorWeight, type IdentityModel } from '../model/index.ts';
import type { ReportedExample } from '../report/index.ts';

interface ChosenPair {
  readonly kind: ReportedExample['kind'];
  readonly a: number;
  readonly b: number;
  readonly cut?: string;
}

const each = 3;

/** Pairs that show what the linkage does: some it is sure of, some near the threshold, some that a guard kept apart. */
export async function readExamples(
  connection: DuckDBConnection,
  linkage: NumberedLinkage,
): Promise<ReportedExample[]> {
  const { link } = linkage.model.thresholds;
  const sure = `SELECT a, b FROM weighed WHERE weight > ${link + 10} ORDER BY hash(a, b) LIMIT ${20 * each}`;
  const doubtful = `SELECT a, b FROM weighed ORDER BY abs(weight - ${link}), a, b LIMIT ${each}`;
  const pick = async (kind: ChosenPair['kind'], sql: string): Promise<ChosenPair[]> =>
    (await readRows(connection, sql)).map(([a, b]) => ({ kind, a: Number(a), b: Number(b) }));
  const cuts = linkage.cuts
    .slice(0, each)
    .map(({ a, b, reason }) => ({ kind: 'cut' as const, a, b, cut: reason }));
  const { clusterOf } = linkage;
  const together = (await pick('sure', sure))
    .filter(({ a, b }) => clusterOf[a] === clusterOf[b])
    .slice(0, each);
  const chosen = [...together, ...(await pick('doubtful', doubtful)), ...cuts];
  const examples: ReportedExample[] = [];
  for (const pair of chosen) examples.push(await explain(connection, linkage, pair));
  return examples;
}

async function explain(
  connection: DuckDBConnection,
  linkage: NumberedLinkage,
  { kind, a, b, cut }: ChosenPair,
): Promise<ReportedExample> {
  const [left, right] = [await readGiven(connection, a), await readGiven(connection, b)];
  const compared = await readCompared(connection, linkage, { a, b, left, right });
  const { model, frequencies, clusterOf } = linkage;
  const priorWeight = toPriorWeight(model.prior, frequencies.records);
  const pair: ExplainedPair = {
    a: toMemberReference(`${left.dataset}\0${left.key}\0`),
    b: toMemberReference(`${right.dataset}\0${right.key}\0`),
    priorWeight,
    weight: compared.reduce((sum, { weight }) => sum + weight, priorWeight),
    thresholds: model.thresholds,
    compared,
    rules: await readRules(connection, model, { a, b }),
    decisions: [],
    verdict: clusterOf[a] === clusterOf[b] ? 'together' : 'apart',
    ...(cut !== undefined && { cut }),
  };
  return {
    kind,
    sentences: toSentences(pair, 'en'),
    weight: pair.weight,
    left: left.values,
    right: right.values,
    waterfall: toWaterfall(pair),
  };
}

interface GivenRecord {
  readonly dataset: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

async function readGiven(connection: DuckDBConnection, record: number): Promise<GivenRecord> {
  const result = await connection.runAndReadAll(`SELECT * FROM numbered WHERE i = ${record}`);
  const [row = {}] = result.getRowObjects();
  const values = Object.entries(row).flatMap(([name, value]) =>
    name.startsWith('given ') && value !== null
      ? [[name.slice(toGivenColumn('').length), String(value)]]
      : [],
  );
  return { dataset: String(row.dataset), key: String(row.key), values: Object.fromEntries(values) };
}

interface Sides {
  readonly a: number;
  readonly b: number;
  readonly left: GivenRecord;
  readonly right: GivenRecord;
}

async function readCompared(
  connection: DuckDBConnection,
  { model, frequencies: { records } }: NumberedLinkage,
  { a, b, left, right }: Sides,
): Promise<ComparedFeature[]> {
  const picked = model.comparisons.flatMap((comparison, k) => {
    const place = { comparison, k, records };
    return [`g${k}`, toComparisonWeight(model, place), `coalesce(${toRarityWeight(model, place)}, 0)`];
  });
  const pair = `(SELECT ${a} AS a, ${b} AS b)`;
  const [row = []] = await readRows(
    connection,
    `SELECT ${picked.join(', ')} FROM (${toLevelQuery(model, { from: pair })})`,
  );
  const features = model.comparisons.map(({ feature }) => column(feature)).join(', ');
  const [one = []] = await readRows(connection, `SELECT ${features} FROM features WHERE i = ${a}`);
  const [other = []] = await readRows(connection, `SELECT ${features} FROM features WHERE i = ${b}`);
  return model.comparisons.map((comparison, k) => {
    const feature = model.features.find(({ name }) => name === comparison.feature);
    const level = Number(row[3 * k]);
    const rule = comparison.levels[level];
    const raw = ({ values }: GivenRecord) =>
      feature?.from.map(({ name }) => values[name]).find(Boolean) ?? null;
    return {
      comparison: comparison.name,
      feature: comparison.feature,
      normaliser: feature?.normalise ?? 'text',
      level,
      reads: rule?.reads ?? 'nothing to compare',
      levels: comparison.levels.length,
      weight: Number(row[3 * k + 1]),
      rarity: rule?.termFrequency ? Number(row[3 * k + 2]) : 0,
      left: { raw: raw(left), value: toText(one[k]) },
      right: { raw: raw(right), value: toText(other[k]) },
    };
  });
}

const toText = (value: DuckDBValue | undefined) => (typeof value === 'string' ? value : null);

/** The rule that brought the two together first. */
async function readRules(
  connection: DuckDBConnection,
  { blocking }: IdentityModel,
  { a, b }: { a: number; b: number },
): Promise<string[]> {
  const rows = await readRows(connection, `SELECT rule FROM weighed WHERE a = ${a} AND b = ${b}`);
  return rows.flatMap(([rule]) => blocking[Number(rule)]?.on.join(' + ') ?? []);
}
