/** Union–find over record numbers (Tarjan 1975): which records are together, by path halving and union by size. */
export class DisjointSets {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;

  constructor(count: number) {
    this.#parent = new Int32Array(count);
    for (let index = 0; index < count; index += 1) this.#parent[index] = index;
    this.#size = new Int32Array(count).fill(1);
  }

  /** How many records there are. */
  get length(): number {
    return this.#parent.length;
  }

  find(record: number): number {
    let here = record;
    while (this.#parent[here] !== here) {
      const above = this.#parent[here] ?? here;
      this.#parent[here] = this.#parent[above] ?? above;
      here = this.#parent[here] ?? here;
    }
    return here;
  }

  sizeOf(record: number): number {
    return this.#size[this.find(record)] ?? 1;
  }

  /** Joins the two sets and returns the root that both now have and the one that gave way. */
  join(a: number, b: number): { root: number; absorbed: number } {
    const [first, second] = [this.find(a), this.find(b)];
    if (first === second) return { root: first, absorbed: first };
    const isFirst = (this.#size[first] ?? 1) >= (this.#size[second] ?? 1);
    const [root, absorbed] = isFirst ? [first, second] : [second, first];
    this.#parent[absorbed] = root;
    this.#size[root] = (this.#size[root] ?? 1) + (this.#size[absorbed] ?? 1);
    return { root, absorbed };
  }

  /** Every set's records, in ascending order. */
  toGroups(): Map<number, number[]> {
    const groups = new Map<number, number[]>();
    for (let record = 0; record < this.#parent.length; record += 1) {
      const root = this.find(record);
      const group = groups.get(root);
      if (group) group.push(record);
      else groups.set(root, [record]);
    }
    return groups;
  }
}
