/** Sets of records that only grow, each named by one of its records; their records can be visited. */
export class GrowingSets {
  readonly #name: Int32Array;
  readonly #size: Int32Array;
  /** The records of a set form a ring, so that two sets are joined by exchanging two links. */
  readonly #next: Int32Array;

  constructor(records: number) {
    this.#name = new Int32Array(records);
    this.#next = new Int32Array(records);
    this.#size = new Int32Array(records).fill(1);
    for (let record = 0; record < records; record += 1) this.#name[record] = this.#next[record] = record;
  }

  /** The set of a record, by path halving. */
  find(record: number): number {
    let here = record;
    for (;;) {
      const above = this.#name[here] ?? here;
      if (above === here) return here;
      here = this.#name[here] = this.#name[above] ?? above;
    }
  }

  /** How many records a set holds. */
  size(set: number): number {
    return this.#size[set] ?? 1;
  }

  join(root: number, absorbed: number): void {
    this.#name[absorbed] = root;
    this.#size[root] = this.size(root) + this.size(absorbed);
    const [first, second] = [this.#next[root] ?? root, this.#next[absorbed] ?? absorbed];
    this.#next[root] = second;
    this.#next[absorbed] = first;
  }

  *records(set: number): Generator<number> {
    let here = set;
    do {
      yield here;
      here = this.#next[here] ?? set;
    } while (here !== set);
  }

  /** For each record the smallest record of its set. */
  toSmallest(): Int32Array {
    const smallest = new Int32Array(this.#name.length).fill(-1);
    return this.#name.map((_, record) => {
      const set = this.find(record);
      if (smallest[set] === -1) smallest[set] = record;
      return smallest[set] ?? record;
    });
  }
}
