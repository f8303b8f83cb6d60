import type { PairColumns } from './cluster-problem.ts';
import type { Component } from './component.ts';

/** In exact bits. */
export interface BondThresholds {
  readonly link: number;
  readonly review: number;
}

/**
 * What is known between any two clusters of a component, kept up to date while they are joined. A bond has a number
 * that stays; clusters are named by one of their records. Two clusters without a bond have no pair between them.
 */
export class Bonds {
  readonly length: number;
  /** Sum of the known weights, in exact bits. */
  readonly sum: Float64Array;
  /** How many pairs are known, how many of them are worth a look, how many are linked. */
  readonly known: Int32Array;
  readonly supporting: Int32Array;
  readonly linked: Int32Array;
  /** 1 when a steward keeps the two clusters apart. */
  readonly forbidden: Uint8Array;
  readonly #sides: readonly [Int32Array, Int32Array];
  readonly #strongest: Int32Array;
  readonly #pairs: PairColumns;
  readonly #near: Map<number, number>[];

  constructor({ members, pairs, cannot }: Component, thresholds: BondThresholds) {
    const most = pairs.length + cannot.length;
    this.#pairs = pairs;
    this.#near = Array.from(members, () => new Map<number, number>());
    this.#sides = [new Int32Array(most), new Int32Array(most)];
    this.#strongest = new Int32Array(most).fill(-1);
    this.sum = new Float64Array(most);
    this.known = new Int32Array(most);
    this.supporting = new Int32Array(most);
    this.linked = new Int32Array(most);
    this.forbidden = new Uint8Array(most);
    this.length = this.#fill(cannot, thresholds);
  }

  /** The two clusters that a bond stands between. */
  sides(bond: number): [number, number] {
    return [this.#sides[0][bond] ?? 0, this.#sides[1][bond] ?? 0];
  }

  /** The bond between two clusters, if any. */
  find(one: number, other: number): number | undefined {
    return this.#near[one]?.get(other);
  }

  /** How many other clusters have a bond with this one. */
  degree(cluster: number): number {
    return this.#near[cluster]?.size ?? 0;
  }

  /** The strongest pair of a bond, −1 when there is none; ties go to the smaller records. */
  strongest(bond: number): number {
    return this.#strongest[bond] ?? -1;
  }

  /** Which of two pairs is stronger: negative for the first. Never 0 for two different pairs. */
  compareStrength(one: number, other: number): number {
    const { a, b, weight } = this.#pairs;
    return (
      (weight[other] ?? 0) - (weight[one] ?? 0) ||
      (a[one] ?? 0) - (a[other] ?? 0) ||
      (b[one] ?? 0) - (b[other] ?? 0)
    );
  }

  /** The absorbed cluster's bonds become the root's. Says which bonds now know more, and which are no more. */
  join(root: number, absorbed: number): { changed: number[]; gone: number[] } {
    const [changed, gone]: [number[], number[]] = [[], []];
    const near = this.#near[root] ?? new Map<number, number>();
    for (const [other, bond] of this.#near[absorbed] ?? []) {
      const theirs = this.#near[other];
      theirs?.delete(absorbed);
      const kept = near.get(other);
      if (other === root || kept !== undefined) gone.push(bond);
      if (other === root) continue;
      if (kept === undefined) this.#move(bond, { from: absorbed, to: root });
      else this.#merge(kept, bond);
      near.set(other, kept ?? bond);
      theirs?.set(root, kept ?? bond);
      changed.push(kept ?? bond);
    }
    this.#near[absorbed] = new Map();
    return { changed, gone };
  }

  #fill(cannot: Component['cannot'], { link, review }: BondThresholds): number {
    let count = 0;
    const at = (a: number, b: number) => {
      const bond = this.find(a, b) ?? count;
      if (bond === count) this.#open(count++, a, b);
      return bond;
    };
    const { a, b, weight, length } = this.#pairs;
    for (let pair = 0; pair < length; pair += 1) {
      const bits = weight[pair] ?? 0;
      const bond = at(a[pair] ?? 0, b[pair] ?? 0);
      add(this.sum, bond, bits);
      add(this.known, bond, 1);
      if (bits >= review) add(this.supporting, bond, 1);
      if (bits >= link) add(this.linked, bond, 1);
      this.#keepStronger(bond, pair);
    }
    for (const each of cannot) this.forbidden[at(each.a, each.b)] = 1;
    return count;
  }

  #open(bond: number, a: number, b: number): void {
    this.#sides[0][bond] = a;
    this.#sides[1][bond] = b;
    this.#near[a]?.set(b, bond);
    this.#near[b]?.set(a, bond);
  }

  #move(bond: number, { from, to }: { from: number; to: number }): void {
    const side = this.#sides[0][bond] === from ? this.#sides[0] : this.#sides[1];
    side[bond] = to;
  }

  #merge(kept: number, gone: number): void {
    for (const column of [this.sum, this.known, this.supporting, this.linked])
      add(column, kept, column[gone] ?? 0);
    if (this.forbidden[gone] === 1) this.forbidden[kept] = 1;
    this.#keepStronger(kept, this.strongest(gone));
  }

  #keepStronger(bond: number, pair: number): void {
    const before = this.strongest(bond);
    if (pair >= 0 && (before < 0 || this.compareStrength(pair, before) < 0)) this.#strongest[bond] = pair;
  }
}

function add(column: Float64Array | Int32Array, at: number, value: number): void {
  column[at] = (column[at] ?? 0) + value;
}
