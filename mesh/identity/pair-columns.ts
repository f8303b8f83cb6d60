import type { DuckDBConnection } from '@duckdb/node-api';
import type { PairColumns } from './clustering/index.ts';
import { readColumns } from './duck.ts';

/** Pairs as columns. */
export function toPairColumns(pairs: readonly { a: number; b: number; weight: number }[]): PairColumns {
  return {
    length: pairs.length,
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    weight: Float64Array.from(pairs, ({ weight }) => weight),
  };
}

/** Reads a query of a, b and weight into columns. */
export async function readPairColumns(connection: DuckDBConnection, sql: string): Promise<PairColumns> {
  const growing = new GrowingPairs();
  for await (const [a = [], b = [], weight = []] of readColumns(connection, sql))
    growing.append(a as number[], b as number[], weight as number[]);
  return growing.toColumns();
}

class GrowingPairs {
  #length = 0;
  #a = new Int32Array(4096);
  #b = new Int32Array(4096);
  #weight = new Float64Array(4096);

  append(a: readonly number[], b: readonly number[], weight: readonly number[]): void {
    this.#reserve(this.#length + a.length);
    this.#a.set(a, this.#length);
    this.#b.set(b, this.#length);
    this.#weight.set(weight, this.#length);
    this.#length += a.length;
  }

  toColumns(): PairColumns {
    const length = this.#length;
    const [a, b] = [this.#a.subarray(0, length), this.#b.subarray(0, length)];
    return { length, a, b, weight: this.#weight.subarray(0, length) };
  }

  #reserve(needed: number): void {
    if (needed <= this.#a.length) return;
    const capacity = Math.max(needed, 2 * this.#a.length);
    const [a, b, weight] = [new Int32Array(capacity), new Int32Array(capacity), new Float64Array(capacity)];
    a.set(this.#a);
    b.set(this.#b);
    weight.set(this.#weight);
    [this.#a, this.#b, this.#weight] = [a, b, weight];
  }
}
