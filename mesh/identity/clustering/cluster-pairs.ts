import { agglomerate, type Agglomeration } from './agglomerate.ts';
import type { ClusterProblem, Clustering, Cut, Doubt } from './cluster-problem.ts';
import { eachComponent, type Component } from './component.ts';
import { toComponents } from './components.ts';
import { findBridges } from './find-bridges.ts';
import { findReviewDoubts } from './find-review-doubts.ts';
import { findTroubled } from './find-troubled.ts';
import { settleDecisions, type Link } from './settle-decisions.ts';
import { weakBelow } from './weak-below.ts';

/**
 * Clusters of records, from weighed pairs, guards and decisions. What becomes of a component (all that links and
 * decisions to link connect) depends on that component alone, so that a single one can be clustered anew and comes
 * to the same as when the whole city is. The order of the pairs makes no difference.
 */
export function clusterPairs(problem: ClusterProblem): Clustering {
  const decided = settleDecisions(problem.decisions, problem.records);
  const roots = problem.components ?? toComponents(problem, decided);
  const marked = findTroubled(problem, roots, decided);
  const clusterOf = roots.slice();
  const [cuts, doubts]: [Cut[], Doubt[]] = [[], []];
  for (const component of eachComponent(problem, { roots, marked }, decided)) {
    const outcome = agglomerate(problem, component);
    const { members } = component;
    outcome.clusterOf.forEach((smallest, at) => (clusterOf[members[at] ?? 0] = members[smallest] ?? 0));
    for (const cut of findCuts(problem, component, outcome)) cuts.push(cut);
    for (const doubt of findDoubts(problem, component, outcome)) doubts.push(doubt);
  }
  for (const doubt of findReviewDoubts(problem, { clusterOf, cuts }, decided)) doubts.push(doubt);
  return { clusterOf, cuts: cuts.sort(inOrderOfRecords), doubts: doubts.sort(inOrderOfRecords) };
}

/** The linked pairs whose records went apart, and the decisions that newer ones overruled. */
function* findCuts(problem: ClusterProblem, component: Component, outcome: Agglomeration): Generator<Cut> {
  const { members, source, pairs } = component;
  const { clusterOf } = outcome;
  for (let at = 0; at < source.length; at += 1) {
    const weight = problem.pairs.weight[source[at] ?? 0] ?? 0;
    const [a, b] = [pairs.a[at] ?? 0, pairs.b[at] ?? 0];
    if (weight < problem.thresholds.link || clusterOf[a] === clusterOf[b]) continue;
    yield { a: members[a] ?? 0, b: members[b] ?? 0, weight, reason: outcome.whyApart(a, b) };
  }
  for (const link of outcome.overruled)
    yield { ...toFinding(problem, component, link), reason: 'a decision that contradicts newer ones' };
}

/** Decisions that overrode a guard, and weak pairs that alone hold two parts of two and more records together. */
function* findDoubts(
  problem: ClusterProblem,
  component: Component,
  outcome: Agglomeration,
): Generator<Doubt> {
  for (const { reason, ...link } of outcome.overriding)
    yield { ...toFinding(problem, component, link), reason };
  const { members, source, pairs } = component;
  const isWeak = toWeakLinks(problem, component, outcome);
  if (!source.some((_, pair) => isWeak(pair))) return;
  for (const { pair, smaller } of findBridges(outcome.graph(), outcome.clusterOf)) {
    if (smaller < 2 || !isWeak(pair)) continue;
    const [a, b] = [members[pairs.a[pair] ?? 0] ?? 0, members[pairs.b[pair] ?? 0] ?? 0];
    yield {
      a,
      b,
      weight: problem.pairs.weight[source[pair] ?? 0] ?? 0,
      reason: 'one weak pair holds it together',
    };
  }
}

/** Is a pair of the component a weak link within a cluster? */
function toWeakLinks(
  { pairs: { weight }, thresholds, guards }: ClusterProblem,
  { source, pairs: { a, b } }: Component,
  { clusterOf }: Agglomeration,
): (pair: number) => boolean {
  const weak = weakBelow(thresholds, guards);
  return (pair) => {
    const bits = weight[source[pair] ?? 0] ?? 0;
    return bits >= thresholds.link && bits < weak && clusterOf[a[pair] ?? 0] === clusterOf[b[pair] ?? 0];
  };
}

function toFinding(
  problem: ClusterProblem,
  { members, source, pairs }: Component,
  { a, b }: Link,
): Pick<Cut, 'a' | 'b' | 'weight'> {
  const at = pairs.a.findIndex((one, index) => one === a && pairs.b[index] === b);
  const weight = at < 0 ? null : (problem.pairs.weight[source[at] ?? 0] ?? null);
  return { a: members[a] ?? 0, b: members[b] ?? 0, weight };
}

function inOrderOfRecords(one: Cut | Doubt, other: Cut | Doubt): number {
  return one.a - other.a || one.b - other.b || (one.reason < other.reason ? -1 : 1);
}
