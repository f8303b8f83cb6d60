import type { Component } from './component.ts';

/** Who is linked with whom within a component, by pairs and by decisions: neighbours in one flat column. */
export class LinkedGraph {
  readonly #start: Int32Array;
  readonly #neighbour: Int32Array;
  /** The pair of each link, −1 for a decision. */
  readonly #pair: Int32Array;

  constructor({ members, pairs, must }: Component, link: number) {
    const { a, b, weight, length } = pairs;
    const start = new Int32Array(members.length + 2);
    const count = (record: number) => (start[record + 2] = (start[record + 2] ?? 0) + 1);
    const eachLink = (visit: (one: number, other: number, pair: number) => void) => {
      for (let pair = 0; pair < length; pair += 1)
        if ((weight[pair] ?? 0) >= link) visit(a[pair] ?? 0, b[pair] ?? 0, pair);
      for (const each of must) visit(each.a, each.b, -1);
    };
    eachLink((one, other) => [count(one), count(other)]);
    for (let at = 1; at < start.length; at += 1) start[at] = (start[at] ?? 0) + (start[at - 1] ?? 0);
    this.#start = start;
    this.#neighbour = new Int32Array(start[members.length + 1] ?? 0);
    this.#pair = new Int32Array(this.#neighbour.length);
    eachLink((one, other, pair) => {
      this.#place(one, other, pair);
      this.#place(other, one, pair);
    });
  }

  /** Where the neighbours of a record begin in the column, and where they end. */
  from(record: number): number {
    return this.#start[record] ?? 0;
  }

  to(record: number): number {
    return this.#start[record + 1] ?? 0;
  }

  neighbour(at: number): number {
    return this.#neighbour[at] ?? 0;
  }

  pair(at: number): number {
    return this.#pair[at] ?? -1;
  }

  #place(from: number, to: number, pair: number): void {
    const at = this.#start[from + 1] ?? 0;
    this.#neighbour[at] = to;
    this.#pair[at] = pair;
    this.#start[from + 1] = at + 1;
  }
}
