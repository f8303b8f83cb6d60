import type { ClusterProblem } from '../cluster-problem.ts';

/** Record numbers, ascending. */
type Cluster = readonly number[];

interface Meeting {
  readonly one: Cluster;
  readonly other: Cluster;
  readonly mean: number;
  readonly strongest: readonly [weight: number, a: number, b: number];
}

/**
 * The rule said slowly, for problems without decisions and without a diameter: of all clusters with a linked pair
 * between them to which no guard objects, the two with the highest mean are joined, until none are left.
 */
export function clusterSlowly(problem: ClusterProblem): Int32Array {
  let clusters: Cluster[] = Array.from({ length: problem.records }, (_, record) => [record]);
  const weights = new Map<string, number>();
  const { a, b, weight } = problem.pairs;
  a.forEach((one, pair) => weights.set(`${one} ${b[pair]}`, weight[pair] ?? 0));
  for (;;) {
    const [best] = clusters
      .flatMap((one, at) => clusters.slice(at + 1).map((other) => meet(problem, weights, [one, other])))
      .filter(
        (meeting) => meeting.strongest[0] >= problem.thresholds.link && isAllowed(problem, weights, meeting),
      )
      .sort(inOrder);
    if (!best) return toClusterOf(problem.records, clusters);
    const joined = [...best.one, ...best.other].sort((first, second) => first - second);
    clusters = [...clusters.filter((each) => each !== best.one && each !== best.other), joined];
  }
}

function between(
  weights: ReadonlyMap<string, number>,
  one: Cluster,
  other: Cluster,
): [number | undefined, number, number][] {
  return one.flatMap((first) =>
    other.map((second): [number | undefined, number, number] => {
      const [a, b] = [Math.min(first, second), Math.max(first, second)];
      return [weights.get(`${a} ${b}`), a, b];
    }),
  );
}

function meet(
  { thresholds }: ClusterProblem,
  weights: ReadonlyMap<string, number>,
  [one, other]: [Cluster, Cluster],
): Meeting {
  const pairs = between(weights, one, other);
  const mean = pairs.reduce((sum, [weight]) => sum + (weight ?? thresholds.review), 0) / pairs.length;
  const [strongest = [-Infinity, 0, 0] as const] = pairs
    .map(([weight = -Infinity, a, b]) => [weight, a, b] as const)
    .sort((first, second) => second[0] - first[0] || first[1] - second[1] || first[2] - second[2]);
  return { one, other, mean, strongest };
}

function isAllowed(
  { guards, thresholds, identifiers, datasets, cleanDatasets }: ClusterProblem,
  weights: ReadonlyMap<string, number>,
  { one, other, mean, strongest }: Meeting,
): boolean {
  const records = [...one, ...other];
  if (records.length > guards.largestCluster) return false;
  for (const codes of identifiers)
    if (new Set(records.map((record) => codes[record]).filter(Boolean)).size > 1) return false;
  const clean = records.map((record) => datasets[record] ?? 0).filter((each) => cleanDatasets.has(each));
  if (new Set(clean).size < clean.length) return false;
  if (mean < (guards.averageWeight ?? -Infinity)) return false;
  const supporting = between(weights, one, other).filter(
    ([weight = -Infinity]) => weight >= thresholds.review,
  );
  const isLone = one.length > 1 && other.length > 1 && supporting.length === 1;
  return !(isLone && strongest[0] < (guards.weakestEdge ?? -Infinity));
}

function inOrder(one: Meeting, other: Meeting): number {
  const [weight, a, b] = one.strongest;
  return (
    other.mean - one.mean || other.strongest[0] - weight || a - other.strongest[1] || b - other.strongest[2]
  );
}

function toClusterOf(records: number, clusters: readonly Cluster[]): Int32Array {
  const clusterOf = new Int32Array(records);
  for (const cluster of clusters) for (const record of cluster) clusterOf[record] = cluster[0] ?? 0;
  return clusterOf;
}
