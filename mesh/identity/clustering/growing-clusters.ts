import type { Guards } from '../model/index.ts';
import { DisjointSets } from './disjoint-sets.ts';
import type { Neighbours } from './neighbours.ts';

/** Why two clusters were not joined although a pair between them is linked. */
export type CutReason = 'too many records' | 'two valid identifiers' | 'the other pairs speak against it';

export interface Evidence {
  readonly records: number;
  readonly guards: Guards;
  /** Per conflict feature, each record's valid value. */
  readonly identifiers: readonly (readonly (string | null)[])[];
  /** The pairs compared within what the links connect. */
  readonly neighbours?: Neighbours;
}

/** Clusters that grow link by link and refuse to grow beyond what the guards allow. */
export class GrowingClusters {
  readonly #evidence: Evidence;
  readonly #sets: DisjointSets;
  /** Records of one cluster form a ring, so that two clusters are joined by exchanging two links. */
  readonly #ring: Int32Array;
  readonly #identifiers: (string | null)[][];

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
    this.#sets = new DisjointSets(evidence.records);
    this.#ring = Int32Array.from({ length: evidence.records }, (_, index) => index);
    this.#identifiers = evidence.identifiers.map((values) => [...values]);
  }

  /** Joins the clusters of two records, or says why not. */
  link(a: number, b: number): CutReason | undefined {
    const [first, second] = [this.#sets.find(a), this.#sets.find(b)];
    if (first === second) return undefined;
    const reason = this.#findObjection(first, second);
    if (!reason) this.#join(first, second);
    return reason;
  }

  toGroups(): number[][] {
    return [...this.#sets.toGroups().values()];
  }

  #findObjection(first: number, second: number): CutReason | undefined {
    const { guards } = this.#evidence;
    if (this.#sets.sizeOf(first) + this.#sets.sizeOf(second) > guards.largestCluster)
      return 'too many records';
    if (this.#identifiers.some((values) => differ(values[first], values[second])))
      return 'two valid identifiers';
    if (this.#speakAgainst(first, second)) return 'the other pairs speak against it';
    return undefined;
  }

  #speakAgainst(first: number, second: number): boolean {
    const { averageWeight } = this.#evidence.guards;
    if (averageWeight === undefined || !this.#evidence.neighbours) return false;
    const [smaller, larger] =
      this.#sets.sizeOf(first) < this.#sets.sizeOf(second) ? [first, second] : [second, first];
    return this.#averageBetween(smaller, larger, this.#evidence.neighbours) < averageWeight;
  }

  #averageBetween(from: number, to: number, neighbours: Neighbours): number {
    let [sum, count] = [0, 0];
    this.#forEachRecord(from, (record) =>
      neighbours.forEach(record, (other, weight) => {
        if (this.#sets.find(other) !== to) return;
        sum += weight;
        count += 1;
      }),
    );
    return count === 0 ? Infinity : sum / count;
  }

  #forEachRecord(root: number, visit: (record: number) => void): void {
    let here = root;
    do {
      visit(here);
      here = this.#ring[here] ?? root;
    } while (here !== root);
  }

  #join(first: number, second: number): void {
    const { root, absorbed } = this.#sets.join(first, second);
    const [next, other] = [this.#ring[root] ?? root, this.#ring[absorbed] ?? absorbed];
    this.#ring[root] = other;
    this.#ring[absorbed] = next;
    for (const values of this.#identifiers) values[root] ??= values[absorbed] ?? null;
  }
}

function differ(a: string | null | undefined, b: string | null | undefined): boolean {
  return Boolean(a) && Boolean(b) && a !== b;
}
