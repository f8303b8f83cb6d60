import type { Bonds } from './bonds.ts';
import { ChainLength } from './chain-length.ts';
import type { ClusterGuards, ClusterProblem, CutReason } from './cluster-problem.ts';
import type { Component } from './component.ts';
import { toExactBits } from './exact-bits.ts';
import type { GrowingSets } from './growing-sets.ts';
import { HeldValues } from './held-values.ts';
import type { LinkedGraph } from './linked-graph.ts';

/** A component while its clusters grow. */
export interface Growth {
  readonly component: Component;
  readonly sets: GrowingSets;
  readonly bonds: Bonds;
  readonly graph: () => LinkedGraph;
}

/** What speaks against two clusters being one: knowledge first, then the evidence, the costly question last. */
export class Objections {
  readonly #growth: Growth;
  readonly #guards: ClusterGuards;
  readonly #identifiers: readonly HeldValues[];
  readonly #registers: HeldValues | undefined;
  #chains?: ChainLength;
  readonly #average: number;
  readonly #weakest: number;
  /** What a pair that is not given is taken to weigh: the most that it can. */
  readonly #unknown: number;

  constructor(problem: ClusterProblem, growth: Growth) {
    const { members } = growth.component;
    this.#growth = growth;
    this.#guards = problem.guards;
    this.#identifiers = problem.identifiers
      .map((codes) => members.map((record) => codes[record] ?? 0))
      .filter(holdsTwo)
      .map((codes) => new HeldValues(codes));
    this.#registers = toRegisters(problem, members);
    this.#average = toExactBits(problem.guards.averageWeight ?? -Infinity);
    this.#weakest = toExactBits(problem.guards.weakestEdge ?? -Infinity);
    this.#unknown = toExactBits(problem.thresholds.review);
  }

  /** Mean weight of the pairs between the two clusters of a bond, in bits. */
  mean(bond: number): number {
    const { bonds, sets } = this.#growth;
    const [one, other] = bonds.sides(bond);
    const known = bonds.known[bond] ?? 0;
    const pairs = Math.max(known, sets.size(one) * sets.size(other));
    return ((bonds.sum[bond] ?? 0) + (pairs - known) * this.#unknown) / pairs;
  }

  find(bond: number): CutReason | undefined {
    const { bonds } = this.#growth;
    if (bonds.forbidden[bond] === 1) return 'a steward keeps them apart';
    return this.findContradiction(...bonds.sides(bond)) ?? this.#findWeakness(bond);
  }

  /** What no evidence can make good, and only a steward may overrule. */
  findContradiction(one: number, other: number): CutReason | undefined {
    const { sets } = this.#growth;
    if (!this.#identifiers.every((values) => values.agree(one, other))) return 'two valid identifiers';
    if (this.#registers?.areDisjoint(one, other) === false) return 'the register holds no duplicates';
    if (sets.size(one) + sets.size(other) > this.#guards.largestCluster) return 'too many records';
    return undefined;
  }

  join(root: number, absorbed: number): void {
    for (const values of this.#identifiers) values.join(root, absorbed);
    this.#registers?.join(root, absorbed);
  }

  #findWeakness(bond: number): CutReason | undefined {
    if (this.mean(bond) < this.#average) return 'the other pairs speak against it';
    if (this.#isLoneAndWeak(bond)) return 'one weak pair alone';
    if (this.#makesTooLongAChain(bond)) return 'too long a chain';
    return undefined;
  }

  #isLoneAndWeak(bond: number): boolean {
    const { bonds, sets, component } = this.#growth;
    const weight = component.pairs.weight[bonds.strongest(bond)] ?? 0;
    if (weight >= this.#weakest || (bonds.supporting[bond] ?? 0) > 1) return false;
    return bonds.sides(bond).every((cluster) => sets.size(cluster) > 1);
  }

  #makesTooLongAChain(bond: number): boolean {
    const { diameter } = this.#guards;
    const { bonds, sets, graph, component } = this.#growth;
    if (diameter === undefined) return false;
    const records = bonds.sides(bond).flatMap((cluster) => [...sets.records(cluster)]);
    if (records.length <= diameter + 1) return false;
    this.#chains ??= new ChainLength(graph(), component.members.length);
    return this.#chains.exceeds(records, diameter);
  }
}

/** Dataset numbers begin at 0, held values at 1. */
function toRegisters(
  { datasets, cleanDatasets }: ClusterProblem,
  members: Int32Array,
): HeldValues | undefined {
  if (cleanDatasets.size === 0) return undefined;
  return new HeldValues(
    members.map((record) => {
      const dataset = datasets[record] ?? 0;
      return cleanDatasets.has(dataset) ? dataset + 1 : 0;
    }),
  );
}

/** Are there two different codes at all? In most components there are not. */
function holdsTwo(codes: Int32Array): boolean {
  const first = codes.find((code) => code !== 0);
  return codes.some((code) => code !== 0 && code !== first);
}
