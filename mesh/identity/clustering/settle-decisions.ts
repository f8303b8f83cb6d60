import type { Decision } from './cluster-problem.ts';

/** Two records, the smaller number first. */
export interface Link {
  readonly a: number;
  readonly b: number;
}

/** What stands of the stewards' decisions: the newest of each pair. */
export interface Settled {
  /** Newest first. */
  readonly must: readonly Link[];
  readonly cannot: readonly Link[];
}

/** A later decision on the same pair replaces the earlier one; which side was named first does not matter. */
export function settleDecisions(decisions: readonly Decision[], records: number): Settled {
  const settled = new Map<number, Decision>();
  for (const decision of decisions) {
    const [a, b] = [Math.min(decision.a, decision.b), Math.max(decision.a, decision.b)];
    if (a === b) continue;
    const key = a * records + b;
    settled.delete(key);
    settled.set(key, { kind: decision.kind, a, b });
  }
  const newestFirst = [...settled.values()].reverse();
  return {
    must: newestFirst.filter(({ kind }) => kind === 'must-link'),
    cannot: newestFirst.filter(({ kind }) => kind === 'cannot-link'),
  };
}
