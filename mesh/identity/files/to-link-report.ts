import type { DuckDBConnection } from '@duckdb/node-api';
import type { NumberedEvaluation } from '../evaluate/index.ts';
import { readNumbers, readRows } from '../duck.ts';
import type { NumberedLinkage } from '../link-numbered.ts';
import { column, toLevelWeight, toPriorWeight, type IdentityModel } from '../model/index.ts';
import type { LinkReport } from '../report/index.ts';
import type { LoadedInput } from './input-file.ts';
import { readExamples } from './read-examples.ts';
import { readCurve, readHistogram, readUnlinkable, weighPairs } from './read-weights.ts';

export interface ReportQuestion {
  readonly inputs: readonly LoadedInput[];
  readonly linkage: NumberedLinkage;
  readonly evaluation?: NumberedEvaluation;
  readonly seconds: LinkReport['seconds'];
  /** Why each column was taken for what it was, by column. */
  readonly why?: ReadonlyMap<string, string>;
}

/** What the report tells of a linkage, out of the tables that it left behind. */
export async function toLinkReport(
  connection: DuckDBConnection,
  question: ReportQuestion,
): Promise<LinkReport> {
  const { inputs, linkage, evaluation, seconds } = question;
  const { model, clusterOf, pairsCompared } = linkage;
  await weighPairs(connection, linkage);
  const sizes = countSizes(clusterOf);
  const priorWeight = toPriorWeight(model.prior, linkage.frequencies.records);
  return {
    title: inputs.map(({ dataset }) => dataset).join(', '),
    createdAt: new Date().toISOString(),
    inputs: inputs.map(({ dataset, rows }) => ({ name: dataset, rows })),
    records: clusterOf.length,
    clusters: sizes.reduce((sum, { clusters }) => sum + clusters, 0),
    largestCluster: sizes.at(-1)?.size ?? 0,
    clusterSizes: sizes,
    seconds,
    features: await readFeatures(connection, model, question.why),
    blocking: await readBlocking(connection, linkage),
    pairsCompared,
    comparisons: await readComparisons(connection, model),
    prior: { probability: 1 / (1 + 2 ** -priorWeight), matchesPerRecord: model.prior.matchesPerRecord },
    training: toTraining(linkage),
    weights: await readHistogram(connection),
    thresholds: model.thresholds,
    unlinkable: await readUnlinkable(connection, linkage),
    ...(evaluation && {
      accuracy: { ...evaluation.pairwise, bcubed: evaluation.bcubed, curve: await readCurve(connection) },
      against: 'truth' as const,
    }),
    examples: await readExamples(connection, linkage),
    warnings: inputs.flatMap(({ warnings }) => warnings),
  };
}

function toTraining({ training }: NumberedLinkage): LinkReport['training'] {
  if (!training) return { how: 'given', iterations: 0, pairs: 0, randomPairs: 0, converged: true };
  const { estimate, candidates, randomPairs } = training;
  const { iterations, converged, history } = estimate;
  return { how: 'em', iterations, pairs: candidates, randomPairs, converged, history };
}

function countSizes(clusterOf: Int32Array): { size: number; clusters: number }[] {
  const records = new Int32Array(clusterOf.length);
  for (const cluster of clusterOf) records[cluster] = (records[cluster] ?? 0) + 1;
  const clusters = new Map<number, number>();
  for (const size of records) if (size > 0) clusters.set(size, (clusters.get(size) ?? 0) + 1);
  return [...clusters].map(([size, count]) => ({ size, clusters: count })).sort((a, b) => a.size - b.size);
}

async function readFeatures(
  connection: DuckDBConnection,
  { features }: IdentityModel,
  why: ReadonlyMap<string, string> = new Map(),
): Promise<LinkReport['features']> {
  const reported: LinkReport['features'][number][] = [];
  for (const { name, from, normalise, split } of features) {
    if (split !== undefined) continue;
    const [missing = 0, distinct = 0] = await readNumbers(
      connection,
      `SELECT 1 - count(${column(name)}) / greatest(count(*), 1), count(DISTINCT ${column(name)}) FROM features`,
    );
    const names = from.map((attribute) => attribute.name);
    reported.push({ name, from: names, normalise, missing, distinct, why: why.get(names[0] ?? '') });
  }
  return reported;
}

async function readBlocking(
  connection: DuckDBConnection,
  { model, keys }: NumberedLinkage,
): Promise<LinkReport['blocking']> {
  const rows = await readRows(
    connection,
    `SELECT rule, count(*)::DOUBLE, count(*) FILTER (weight >= ${model.thresholds.link})::DOUBLE FROM weighed GROUP BY rule`,
  );
  const found = new Map(
    rows.map(([rule, pairs, matches]) => [Number(rule), [Number(pairs), Number(matches)]]),
  );
  const all = rows.reduce((sum, [, , matches]) => sum + Number(matches), 0);
  return keys.map(({ rule, estimated, split, notCompared }, index) => {
    const [pairs = 0, matches = 0] = found.get(index) ?? [];
    return {
      rule: rule.on.join(' + '),
      pairs,
      estimated,
      matchesFound: matches / Math.max(all, 1),
      ...(split.keys > 0 && { split }),
      ...(notCompared.keys > 0 && { notCompared: [notCompared] }),
    };
  });
}

async function readComparisons(
  connection: DuckDBConnection,
  { comparisons }: IdentityModel,
): Promise<LinkReport['comparisons']> {
  const reported: LinkReport['comparisons'][number][] = [];
  for (const [k, { name, levels }] of comparisons.entries()) {
    const rows = await readRows(connection, `SELECT g${k}, count(*)::DOUBLE FROM levels GROUP BY g${k}`);
    const pairs = new Map(rows.map(([level, count]) => [Number(level), Number(count)]));
    reported.push({
      name,
      levels: levels.map((level, place) => ({
        reads: level.reads,
        m: level.m,
        u: level.u,
        weight: toLevelWeight(level),
        pairs: pairs.get(place) ?? 0,
      })),
    });
  }
  return reported;
}
