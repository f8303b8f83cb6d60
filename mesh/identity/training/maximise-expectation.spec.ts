import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toRandom } from '../testing/index.ts';
import { countLevels, type LevelPatterns } from './level-patterns.ts';
import {
  maximiseExpectation,
  type LevelProbabilities,
  type TrainingEvidence,
} from './maximise-expectation.ts';

/** What the pairs are drawn from; each comparison has three levels and is sometimes missing. */
interface World {
  readonly m: LevelProbabilities;
  readonly u: LevelProbabilities;
  readonly share: number;
  readonly seed: number;
}

const pairs = 30_000;
const missing = 0.1;
const usual = [0.8, 0.12, 0.08];

const levels = (top: readonly [number, number]) =>
  fc
    .tuple(
      fc.double({ min: top[0], max: top[1], noNaN: true }),
      fc.double({ min: 0.2, max: 0.8, noNaN: true }),
    )
    .map(([first, way]) => [first, (1 - first) * way, (1 - first) * (1 - way)]);

const worlds: fc.Arbitrary<World> = fc.record({
  m: fc.array(levels([0.55, 0.95]), { minLength: 4, maxLength: 4 }),
  u: fc.array(levels([0.002, 0.08]), { minLength: 4, maxLength: 4 }),
  share: fc.double({ min: 0.02, max: 0.1, noNaN: true }),
  seed: fc.nat(),
});

function draw(probabilities: readonly number[], random: () => number): number {
  if (random() < missing) return -1;
  let rest = random();
  const level = probabilities.findIndex((probability) => (rest -= probability) < 0);
  return level < 0 ? probabilities.length - 1 : level;
}

function toPatterns(rows: readonly (readonly number[])[], width: number): LevelPatterns {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.join(), (counts.get(row.join()) ?? 0) + 1);
  const distinct = [...counts.keys()].map((key) => key.split(',').map(Number));
  return {
    levels: Array.from({ length: width }, (_, k) => Int8Array.from(distinct, (row) => row[k] ?? -1)),
    pairs: Float64Array.from(counts.values()),
    total: rows.length,
  };
}

/** Pairs whose truth is known: who is the same first. */
function simulate({ m, u, share, seed }: World): { rows: number[][]; matches: number } {
  const random = toRandom(seed);
  const matches = Math.round(pairs * share);
  const rows = Array.from({ length: pairs }, (_, at) =>
    (at < matches ? m : u).map((each) => draw(each, random)),
  );
  return { rows, matches };
}

function toEvidence(rows: readonly (readonly number[])[], width: number): TrainingEvidence {
  const candidates = toPatterns(rows, width);
  return {
    candidates,
    allPairs: rows.length,
    overall: Array.from({ length: width }, (_, k) => countLevels(candidates, k, 3)),
    leastU: Array.from({ length: width }, () => [1e-6, 1e-6, 1e-6]),
    start: { m: Array.from({ length: width }, () => usual), matches: rows.length / 4 },
  };
}

const distance = (one: LevelProbabilities, other: LevelProbabilities) =>
  one.flatMap((each, k) => each.map((value, level) => Math.abs(value - (other[k]?.[level] ?? 0))));

describe('maximiseExpectation', () => {
  it('finds the m, u and prior that pairs were drawn with, and comes nearer to them than where it starts', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { rows, matches } = simulate(world);
        const evidence = toEvidence(rows, 4);
        const estimate = maximiseExpectation(evidence);
        expect(estimate.converged).toBe(true);
        expect(Math.abs(Math.log(estimate.matches / matches))).toBeLessThan(0.25);
        expect(Math.max(...distance(estimate.m, world.m))).toBeLessThan(0.08);
        expect(Math.max(...distance(estimate.u, world.u))).toBeLessThan(0.01);
        const [before, after] = [distance(evidence.start.m, world.m), distance(estimate.m, world.m)];
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        if (sum(before) > 0.6) expect(sum(after)).toBeLessThan(sum(before));
      }),
      { numRuns: 15 },
    );
  });

  it('is no estimate at all where stewards decided every pair: m is how often each level is among the matches', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { rows, matches } = simulate({ ...world, share: 0.02 });
        const together = toPatterns(rows.slice(0, matches), 4);
        const evidence = { ...toEvidence(rows, 4), candidates: toPatterns([], 4), decided: { together } };
        const estimate = maximiseExpectation(evidence);
        expect(estimate.matches).toBe(matches);
        estimate.m.forEach((each, k) => {
          const counts = countLevels(together, k, 3);
          const present = counts.reduce((total, count) => total + count, 0);
          // Two pairs of the start's opinion are mixed in.
          each.forEach((m, level) =>
            expect(m).toBeCloseTo(((counts[level] ?? 0) + 2 * (usual[level] ?? 0)) / (present + 2), 9),
          );
        });
      }),
      { numRuns: 5 },
    );
  });

  const world: World = {
    m: [
      [0.9, 0.06, 0.04],
      [0.9, 0.06, 0.04],
      [0.9, 0.06, 0.04],
    ],
    u: [
      [0.02, 0.06, 0.92],
      [0.02, 0.06, 0.92],
      [0.02, 0.06, 0.92],
    ],
    ...{ share: 0.02, seed: 7 },
  };

  it('is pulled by what stewards decided, also of pairs that no rule brings together', () => {
    const evidence = toEvidence(simulate(world).rows, 3);
    const alone = maximiseExpectation(evidence);
    const together = toPatterns(
      Array.from({ length: 400 }, () => [1, 0, 0]),
      3,
    );
    const labelled = maximiseExpectation({ ...evidence, decided: { together } });
    expect(labelled.m[0]?.[1]).toBeGreaterThan((alone.m[0]?.[1] ?? 0) + 0.1);
    expect(labelled.matches).toBeGreaterThan(alone.matches + 300);
  });

  it('takes a pair that stewards keep apart for no match, whatever it looks like', () => {
    const { rows } = simulate(world);
    const evidence = toEvidence(rows, 3);
    const lookAlike = rows.filter(([a, b, c]) => a === 0 && b === 0 && c === 0).length;
    // Kept apart means: not among the candidates any more, yet among all pairs.
    const apart = {
      ...evidence,
      candidates: toPatterns(
        rows.filter(([a, b, c]) => a || b || c),
        3,
      ),
    };
    const [before, after] = [maximiseExpectation(evidence), maximiseExpectation(apart)];
    expect(lookAlike).toBeGreaterThan(300);
    expect(after.matches).toBeLessThan(before.matches - lookAlike * 0.9);
  });

  it('leaves fixed levels as they are', () => {
    const evidence = toEvidence(simulate(world).rows, 3);
    const fixed = { m: [[0.5, undefined, undefined]], u: [[undefined, undefined, 0.5]] };
    const { m, u } = maximiseExpectation({ ...evidence, fixed });
    expect([m[0]?.[0], u[0]?.[2]]).toEqual([0.5, 0.5]);
    for (const each of [...m, ...u]) expect(each.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
  });
});
