import type { DuckDBConnection } from '@duckdb/node-api';
import type { PairColumns } from './clustering/index.ts';
import { readNumberColumns } from './duck.ts';

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
  const [a, b, weight] = await readNumberColumns(connection, sql, [Int32Array, Int32Array, Float64Array]);
  return { length: a.length, a, b, weight };
}

/** Both, one behind the other. */
export function joinPairColumns(one: PairColumns, other: PairColumns): PairColumns {
  const length = one.length + other.length;
  const [a, b, weight] = [new Int32Array(length), new Int32Array(length), new Float64Array(length)];
  for (const [pairs, first] of [
    [one, 0],
    [other, one.length],
  ] as const) {
    a.set(pairs.a, first);
    b.set(pairs.b, first);
    weight.set(pairs.weight, first);
  }
  return { length, a, b, weight };
}
