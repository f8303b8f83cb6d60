import type { ClusterProblem } from './cluster-problem.ts';
import { countRecords, countWithin } from './components.ts';
import type { Settled } from './settle-decisions.ts';
import { weakBelow } from './weak-below.ts';

interface Scene {
  readonly problem: ClusterProblem;
  /** For each record the smallest record number of its component. */
  readonly components: Int32Array;
  readonly sizes: Int32Array;
  /** 1 at the root of a component that must be looked at. */
  readonly troubled: Uint8Array;
}

/**
 * 1 at the root of each component in which a guard could object or a bridge be weak. Every other component is one
 * cluster as it stands: no order of joining it could meet an objection. Most of a city is such, in a few linear passes.
 */
export function findTroubled(problem: ClusterProblem, components: Int32Array, decided: Settled): Uint8Array {
  const scene = {
    problem,
    components,
    sizes: countRecords(components),
    troubled: new Uint8Array(problem.records),
  };
  for (const { a, b } of [...decided.must, ...decided.cannot])
    for (const record of [a, b]) scene.troubled[components[record] ?? 0] = 1;
  markLarge(scene);
  for (const codes of problem.identifiers) markContradictions(scene, codes);
  if (problem.cleanDatasets.size > 0) markDuplicates(scene);
  markWeak(scene);
  markIncomplete(scene);
  return scene.troubled;
}

function markLarge({ problem, sizes, troubled }: Scene): void {
  for (let root = 0; root < sizes.length; root += 1)
    if ((sizes[root] ?? 0) > problem.guards.largestCluster) troubled[root] = 1;
}

function markContradictions({ components, troubled }: Scene, codes: Int32Array): void {
  const first = new Int32Array(codes.length);
  for (let record = 0; record < codes.length; record += 1) {
    const [root, code] = [components[record] ?? 0, codes[record] ?? 0];
    if (code === 0) continue;
    const known = first[root] ?? 0;
    if (known === 0) first[root] = code;
    else if (known !== code) troubled[root] = 1;
  }
}

/** A bit per clean dataset; two datasets that share a bit cost a look, no more. */
function markDuplicates({ problem: { datasets, cleanDatasets }, components, troubled }: Scene): void {
  const seen = new Int32Array(components.length);
  for (let record = 0; record < components.length; record += 1) {
    const dataset = datasets[record] ?? 0;
    if (!cleanDatasets.has(dataset)) continue;
    const [root, bit] = [components[record] ?? 0, 1 << (dataset % 31)];
    if ((seen[root] ?? 0) & bit) troubled[root] = 1;
    seen[root] = (seen[root] ?? 0) | bit;
  }
}

/** A pair that pulls a mean below the guard, or a link so weak that it may be a doubtful bridge. */
function markWeak({ problem, components, sizes, troubled }: Scene): void {
  const { pairs, thresholds, guards } = problem;
  const { averageWeight = -Infinity } = guards;
  const weak = weakBelow(thresholds, guards);
  const links = countWithin(problem.pairs, components, thresholds.link);
  const mayHaveBridge = (root: number) => (links[root] ?? 0) <= mostAcrossBridge(sizes[root] ?? 0);
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const [root, weight] = [components[pairs.a[pair] ?? 0] ?? 0, pairs.weight[pair] ?? 0];
    if (weight < averageWeight || (weight < weak && weight >= thresholds.link && mayHaveBridge(root)))
      if (components[pairs.b[pair] ?? 0] === root) troubled[root] = 1;
  }
}

/**
 * How many links so many records can have while one link alone holds two parts of two and more together: all of two
 * and all of the others, and that one. Below four records there are no such parts.
 */
function mostAcrossBridge(records: number): number {
  return records < 4 ? -1 : 1 + ((records - 2) * (records - 3)) / 2 + 1;
}

/** Pairs that are not given may be too weak for the mean, pairs that are not linked too far apart. */
function markIncomplete({ problem, components, sizes, troubled }: Scene): void {
  const { thresholds, guards } = problem;
  const { averageWeight = -Infinity, diameter = Infinity } = guards;
  const from = thresholds.review < averageWeight ? -Infinity : thresholds.link;
  if (from === thresholds.link && diameter === Infinity) return;
  const given = countWithin(problem.pairs, components);
  const linked = countWithin(problem.pairs, components, thresholds.link);
  for (let root = 0; root < sizes.length; root += 1) {
    const size = sizes[root] ?? 0;
    const all = (size * (size - 1)) / 2;
    if (from === -Infinity && (given[root] ?? 0) < all) troubled[root] = 1;
    if (size > diameter + 1 && (linked[root] ?? 0) < all) troubled[root] = 1;
  }
}
