import { acceptMustLinks } from './accept-must-links.ts';
import { BondQueue } from './bond-queue.ts';
import { Bonds } from './bonds.ts';
import type { ClusterProblem, CutReason, DoubtReason } from './cluster-problem.ts';
import type { Component } from './component.ts';
import { toExactBits } from './exact-bits.ts';
import { GrowingSets } from './growing-sets.ts';
import { LinkedGraph } from './linked-graph.ts';
import { Objections, type Growth } from './objections.ts';
import type { Link } from './settle-decisions.ts';

/** What became of one component, in its own record numbers. */
export interface Agglomeration {
  /** For each record the smallest of its cluster. */
  readonly clusterOf: Int32Array;
  /** Made when it is first asked for: most components never need it. */
  readonly graph: () => LinkedGraph;
  /** Why two records with a linked pair ended in two clusters. */
  readonly whyApart: (a: number, b: number) => CutReason;
  readonly overruled: readonly Link[];
  readonly overriding: readonly (Link & { readonly reason: DoubtReason })[];
}

const overrides = new Map<CutReason, DoubtReason>([
  ['too many records', 'a steward joined too many records'],
  ['two valid identifiers', 'a steward joined two valid identifiers'],
  ['the register holds no duplicates', 'a steward joined two records of a clean register'],
]);

/**
 * Average linkage under guards (UPGMA, Sokal and Michener 1958; over signed weights, Bailoni et al. 2019): of all
 * clusters with a linked pair between them, those are joined first whose pairs weigh most in the mean, if no guard
 * objects. What a guard objects to is asked again when one of the two has met a cluster that knows the other as well.
 * Ties go by the strongest pair and its record numbers; sums are exact, so that no order makes a difference.
 */
export function agglomerate(problem: ClusterProblem, component: Component): Agglomeration {
  const { link, review } = problem.thresholds;
  const bits = { link: toExactBits(link), review: toExactBits(Math.min(review, link)) };
  const { accepted, overruled } = acceptMustLinks(component);
  let graph: LinkedGraph | undefined;
  const growth: Growth = {
    component,
    sets: new GrowingSets(component.members.length),
    bonds: new Bonds(component, bits),
    graph: () => (graph ??= new LinkedGraph({ ...component, must: accepted }, bits.link)),
  };
  const objections = new Objections(problem, growth);
  const overriding = joinDecided(growth, objections, accepted);
  const reasons = joinByEvidence(growth, objections);
  const { sets, bonds } = growth;
  const whyApart = (a: number, b: number) =>
    reasons.get(bonds.find(sets.find(a), sets.find(b)) ?? -1) ?? 'the other pairs speak against it';
  return { clusterOf: sets.toSmallest(), graph: growth.graph, whyApart, overruled, overriding };
}

/** Joins what stewards decided, in the order of the records, and says which guards that overrode. */
function joinDecided(
  { sets, bonds }: Growth,
  objections: Objections,
  accepted: readonly Link[],
): Agglomeration['overriding'] {
  return [...accepted]
    .sort((one, other) => one.a - other.a || one.b - other.b)
    .flatMap(({ a, b }) => {
      const [one, other] = [sets.find(a), sets.find(b)];
      if (one === other) return [];
      const overridden = overrides.get(objections.findContradiction(one, other) ?? 'too long a chain');
      bonds.join(one, other);
      sets.join(one, other);
      objections.join(one, other);
      return overridden ? [{ a, b, reason: overridden }] : [];
    });
}

/** Joins the best founded clusters again and again; returns each refused bond's last reason. */
function joinByEvidence({ sets, bonds }: Growth, objections: Objections): Map<number, CutReason> {
  const means = new Float64Array(bonds.length);
  const queue = new BondQueue(
    bonds.length,
    (one, other) =>
      (means[other] ?? 0) - (means[one] ?? 0) ||
      bonds.compareStrength(bonds.strongest(one), bonds.strongest(other)),
  );
  const put = (bond: number) => {
    means[bond] = objections.mean(bond);
    if ((bonds.linked[bond] ?? 0) > 0) queue.put(bond);
  };
  const reasons = new Map<number, CutReason>();
  for (let bond = 0; bond < bonds.length; bond += 1) if (stands(bonds, bond)) put(bond);
  for (let bond = queue.pop(); bond >= 0; bond = queue.pop()) {
    // A cluster that grew by records unknown to the other has a lower mean than when it was put here.
    if (objections.mean(bond) < (means[bond] ?? 0)) {
      put(bond);
      continue;
    }
    const reason = objections.find(bond);
    if (reason) {
      reasons.set(bond, reason);
      continue;
    }
    const [root, absorbed] = inOrderOfDegree(bonds, bond);
    const { changed, gone } = bonds.join(root, absorbed);
    sets.join(root, absorbed);
    objections.join(root, absorbed);
    for (const each of gone) queue.remove(each);
    for (const each of changed) put(each);
  }
  return reasons;
}

/** A bond that decisions joined into another one, or into a cluster, stands no more. */
function stands(bonds: Bonds, bond: number): boolean {
  return bonds.find(...bonds.sides(bond)) === bond;
}

/** The cluster with more bonds takes up the other, so that few bonds move. */
function inOrderOfDegree(bonds: Bonds, bond: number): [number, number] {
  const [one, other] = bonds.sides(bond);
  return bonds.degree(one) > bonds.degree(other) || (bonds.degree(one) === bonds.degree(other) && one < other)
    ? [one, other]
    : [other, one];
}
