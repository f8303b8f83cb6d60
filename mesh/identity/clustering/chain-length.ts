import type { LinkedGraph } from './linked-graph.ts';

/** Measures how far apart the records of two clusters would be, were they one. */
export class ChainLength {
  readonly #graph: LinkedGraph;
  /** In which question a record was named, in which walk it was reached, and after how many links. */
  readonly #asked: Int32Array;
  readonly #reached: Int32Array;
  readonly #distance: Int32Array;
  #question = 0;
  #walk = 0;

  constructor(graph: LinkedGraph, records: number) {
    this.#graph = graph;
    this.#asked = new Int32Array(records);
    this.#reached = new Int32Array(records);
    this.#distance = new Int32Array(records);
  }

  /** Is the longest of the shortest ways between any two of these records, by links among them, longer than this? */
  exceeds(records: readonly number[], most: number): boolean {
    this.#question += 1;
    for (const record of records) this.#asked[record] = this.#question;
    const [first = 0] = records;
    const radius = this.#walkFrom(first);
    if (radius > most) return true;
    // No way is longer than there over the first record and back.
    if (2 * radius <= most) return false;
    return records.some((record) => this.#walkFrom(record) > most);
  }

  /** Breadth first: the distance of the record that is farthest away. */
  #walkFrom(first: number): number {
    this.#walk += 1;
    this.#reached[first] = this.#walk;
    this.#distance[first] = 0;
    const queue = [first];
    for (const record of queue) {
      for (let at = this.#graph.from(record); at < this.#graph.to(record); at += 1) {
        const next = this.#graph.neighbour(at);
        if (this.#asked[next] !== this.#question || this.#reached[next] === this.#walk) continue;
        this.#reached[next] = this.#walk;
        this.#distance[next] = (this.#distance[record] ?? 0) + 1;
        queue.push(next);
      }
    }
    return this.#distance[queue.at(-1) ?? first] ?? 0;
  }
}
