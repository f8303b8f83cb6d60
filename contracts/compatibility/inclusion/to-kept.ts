import { evaluate, type Json, type Literal } from '../normal-form/index.ts';

export interface Kept {
  readonly sure: readonly Json[];
  /** Beyond us to tell. */
  readonly maybe: readonly Json[];
  /** Every candidate was looked at, and none is only a maybe. */
  readonly all: boolean;
}

/** Which of the candidates keep all conditions. */
export function toKept(literals: readonly Literal[], candidates: readonly Json[], want: number): Kept {
  const sure: Json[] = [];
  const maybe: Json[] = [];
  for (const value of candidates) {
    const truths = literals.map((literal) => evaluate(literal, value));
    if (truths.includes(false)) continue;
    (truths.includes(undefined) ? maybe : sure).push(value);
    if (sure.length >= want) return { sure, maybe, all: false };
  }
  return { sure, maybe: maybe.slice(0, want), all: maybe.length === 0 };
}
