import type { Json } from '../normal-form/index.ts';
import type { Mentioned } from './collect-values.ts';
import { mutate, toPlainValues } from './mutate.ts';
import { Random } from './random.ts';

export interface SearchOptions {
  /** Values to begin with, such as some that one of the schemas accepts. */
  readonly seeds: readonly Json[];
  readonly mentioned: Mentioned;
  readonly tries: number;
  readonly isSpent: () => boolean;
}

/** Shows the visitor the seeds, plain values, and values changed from them, until it says that it has seen enough. */
export function searchValues(options: SearchOptions, visit: (value: Json) => boolean): void {
  const { seeds, mentioned, tries, isSpent } = options;
  const random = new Random(20_261_120);
  const pool = [...seeds, ...toPlainValues(mentioned)];
  for (const value of pool) if (isSpent() || visit(value)) return;
  for (let turn = 0; turn < tries && !isSpent(); turn++) {
    const from = random.next() < 0.7 && seeds.length > 0 ? random.pick(seeds) : random.pick(pool);
    let value = mutate(from ?? null, mentioned, random);
    while (random.next() < 0.4) value = mutate(value, mentioned, random);
    if (visit(value)) return;
    if (pool.length < 2_000) pool.push(value);
  }
}
