import type { EdgeTable } from '../comparing/index.ts';

/** For each record the records that it was compared with and the weights, in three flat columns. */
export class Neighbours {
  readonly #start: Int32Array;
  readonly #record: Int32Array;
  readonly #weight: Float64Array;

  constructor(records: number, tables: readonly EdgeTable[]) {
    this.#start = countDegrees(records, tables);
    const total = this.#start[records] ?? 0;
    this.#record = new Int32Array(total);
    this.#weight = new Float64Array(total);
    const next = this.#start.slice();
    const place = (from: number, to: number, weight: number) => {
      const at = next[from] ?? 0;
      this.#record[at] = to;
      this.#weight[at] = weight;
      next[from] = at + 1;
    };
    for (const { a, b, weight } of eachSides(tables)) {
      place(a, b, weight);
      place(b, a, weight);
    }
  }

  forEach(record: number, visit: (neighbour: number, weight: number) => void): void {
    const end = this.#start[record + 1] ?? 0;
    for (let at = this.#start[record] ?? 0; at < end; at += 1)
      visit(this.#record[at] ?? 0, this.#weight[at] ?? 0);
  }
}

function countDegrees(records: number, tables: readonly EdgeTable[]): Int32Array {
  const start = new Int32Array(records + 1);
  const count = (record: number) => {
    start[record + 1] = (start[record + 1] ?? 0) + 1;
  };
  for (const { a, b } of eachSides(tables)) {
    count(a);
    count(b);
  }
  for (let record = 0; record < records; record += 1)
    start[record + 1] = (start[record + 1] ?? 0) + (start[record] ?? 0);
  return start;
}

function* eachSides(tables: readonly EdgeTable[]): Generator<{ a: number; b: number; weight: number }> {
  for (const table of tables) for (let index = 0; index < table.length; index += 1) yield table.sides(index);
}
