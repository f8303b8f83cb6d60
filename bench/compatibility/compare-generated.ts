import { compareSchemas } from '#contracts';
import {
  drawPair,
  findCounterexamples,
  findValidators,
} from '../../contracts/compatibility/testing/index.ts';

export interface GeneratedFigures {
  /** Pairs in which trial found a counterexample in at least one direction. */
  readonly pairsWithCounterexample: number;
  readonly pairs: number;
  /** Directions called compatible although trial found a counterexample. */
  readonly missed: number;
  /** Directions called breaking without a witness that ajv confirms. */
  readonly unconfirmed: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly milliseconds: readonly number[];
}

/** Draws pairs until trial has found counterexamples in as many as are wanted. */
export function compareGenerated(wanted: number, report: (done: number) => void): GeneratedFigures {
  const milliseconds: number[] = [];
  const verdicts: Record<string, number> = {};
  let [found, missed, unconfirmed] = [0, 0, 0];
  for (let seed = 0; found < wanted; seed++) {
    const pair = drawPair(seed);
    const validators = findValidators(pair);
    if (!validators) continue;
    const started = performance.now();
    const result = compareSchemas(pair.old, pair.new);
    milliseconds.push(performance.now() - started);
    const counterexamples = findCounterexamples(validators, pair, { generator: pair.generator, tries: 250 });
    if (Object.keys(counterexamples).length > 0) found += 1;
    for (const direction of ['backward', 'forward'] as const) {
      const verdict = result[direction];
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      if (verdict === 'compatible' && direction in counterexamples) missed += 1;
      const [from, to] =
        direction === 'backward' ? [validators.old, validators.new] : [validators.new, validators.old];
      const witness = result.witness[direction] as never;
      if (verdict === 'breaking' && !(from.accepts(witness) === true && to.accepts(witness) === false))
        unconfirmed += 1;
    }
    if (milliseconds.length % 500 === 0) report(found);
  }
  return {
    pairsWithCounterexample: found,
    pairs: milliseconds.length,
    missed,
    unconfirmed,
    verdicts,
    milliseconds,
  };
}
