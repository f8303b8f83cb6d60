import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clusterPairs } from './cluster-pairs.ts';
import type { Clustering } from './cluster-problem.ts';
import {
  anyProblem,
  clusterSlowly,
  measureChain,
  mix,
  spread,
  spreadClustering,
  toColumns,
  toGroups,
  toPairs,
  type Pair,
} from './testing/index.ts';

/** Without it, at least two records are on either side and cannot be reached from the other. */
function isBridge(pair: Pair, linked: readonly Pair[]): boolean {
  const others = linked.filter((one) => one !== pair);
  const [one, other] = [reach(pair[0], others), reach(pair[1], others)];
  return !one.has(pair[1]) && one.size >= 2 && other.size >= 2;
}

function reach(from: number, links: readonly Pair[]): Set<number> {
  const reached = new Set([from]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const [a, b] of links) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
  }
  return reached;
}

describe('clusterPairs, whatever it is given', () => {
  it('comes to the same as the slow and obvious way', () => {
    fc.assert(
      fc.property(anyProblem, (given) => {
        const problem = { ...given, decisions: [] };
        expect([...clusterPairs(problem).clusterOf]).toEqual([...clusterSlowly(problem)]);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same in whatever order the pairs come, and for any numbers in the same order', () => {
    fc.assert(
      fc.property(
        anyProblem,
        fc.func(fc.nat()),
        fc.integer({ min: 1, max: 4 }),
        (problem, order, stretch) => {
          const pairs = toPairs(problem).sort((one, other) => order(one) - order(other));
          const expected = clusterPairs(problem);
          expect(clusterPairs({ ...problem, pairs: toColumns(pairs) })).toEqual(expected);
          expect(clusterPairs(spread(problem, stretch))).toEqual(spreadClustering(expected, stretch));
        },
      ),
    );
  });

  it('finds in one city what it finds in two, however their records are mixed', () => {
    fc.assert(
      fc.property(anyProblem, anyProblem, (one, second) => {
        const other = { ...second, guards: one.guards, identifiers: second.identifiers.slice(0, 1) };
        const first = {
          ...one,
          identifiers: second.identifiers.length > 0 ? one.identifiers.slice(0, 1) : [],
        };
        if (first.identifiers.length !== other.identifiers.length) return;
        const both = clusterPairs(mix(first, other));
        const apart = [clusterPairs(first), clusterPairs(other)] as const;
        const records = 2 * Math.max(first.records, other.records);
        for (let record = 0; record < records; record += 1) {
          const part = apart[record % 2 === 0 ? 0 : 1].clusterOf[record >> 1];
          if (part !== undefined) expect(both.clusterOf[record]).toBe(2 * part + (record % 2));
        }
        for (const kind of ['cuts', 'doubts'] as const) {
          const parts = [0, 1].flatMap((side) =>
            (apart[side === 0 ? 0 : 1][kind] as Clustering['cuts']).map(({ a, b, ...rest }) => ({
              a: 2 * a + side,
              b: 2 * b + side,
              ...rest,
            })),
          );
          expect(new Set(both[kind].map((each) => JSON.stringify(each)))).toEqual(
            new Set(parts.map((each) => JSON.stringify(each))),
          );
        }
      }),
    );
  });

  it('never joins what a steward keeps apart, and always what one joins, unless another contradicts', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { clusterOf, cuts } = clusterPairs(problem);
        const last = new Map(
          problem.decisions.map(({ kind, a, b }) => [[a, b].sort((x, y) => x - y).join(), kind]),
        );
        const overruled = cuts.filter(({ reason }) => reason === 'a decision that contradicts newer ones');
        for (const [pair, kind] of last) {
          const [a = 0, b = 0] = pair.split(',').map(Number);
          if (a === b) continue;
          if (kind === 'cannot-link') expect(clusterOf[a]).not.toBe(clusterOf[b]);
          else if (!overruled.some((cut) => cut.a === a && cut.b === b))
            expect(clusterOf[a]).toBe(clusterOf[b]);
        }
        if (![...last.values()].includes('cannot-link')) expect(overruled).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds every guard where no steward overrode it, and names every linked pair that it kept apart', () => {
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 1, max: 3 }), (given, diameter) => {
        const problem = { ...given, decisions: [], guards: { ...given.guards, diameter } };
        const { clusterOf, cuts } = clusterPairs(problem);
        for (const group of toGroups(clusterOf)) {
          expect(group.length).toBeLessThanOrEqual(problem.guards.largestCluster);
          expect(measureChain(problem, group)).toBeLessThanOrEqual(diameter);
        }
        const apart = toPairs(problem).filter(
          ([a, b, weight]) => weight >= 2 && clusterOf[a] !== clusterOf[b],
        );
        expect(cuts.map(({ a, b, weight }) => [a, b, weight])).toEqual(
          apart.sort((one, other) => one[0] - other[0] || one[1] - other[1]),
        );
      }),
    );
  });

  it('asks of every weak link that alone holds two parts of two and more together, and of no other', () => {
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 3, max: 6 }), (given, link) => {
        const thresholds = { link, review: link - 2 };
        const problem = { ...given, thresholds, decisions: [] };
        const { clusterOf, doubts } = clusterPairs(problem);
        const linked = toPairs(problem).filter(
          ([a, b, weight]) => weight >= link && clusterOf[a] === clusterOf[b],
        );
        const weak = Math.max(problem.guards.weakestEdge ?? 0, link + 2);
        const bridges = linked.filter((pair) => pair[2] < weak && isBridge(pair, linked));
        const asked = doubts.filter(({ reason }) => reason === 'one weak pair holds it together');
        expect(asked.map(({ a, b }) => `${a} ${b}`).sort()).toEqual(
          bridges.map(([a, b]) => `${a} ${b}`).sort(),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('cuts a component of thousands to what its guards allow', () => {
    const records = 20_000;
    const pairs = Array.from({ length: records - 1 }, (_, a) =>
      [1, 7, 61].map((step): Pair => [a, a + step, 3 + ((a * step) % 11)]),
    );
    const { clusterOf } = clusterPairs({
      records,
      pairs: toColumns(pairs.flat().filter(([, b]) => b < records)),
      thresholds: { link: 2, review: 0 },
      guards: { largestCluster: 25 },
      identifiers: [],
      datasets: new Int32Array(records),
      cleanDatasets: new Set(),
      decisions: [],
    });
    const sizes = toGroups(clusterOf).map((group) => group.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25);
    expect(sizes.length).toBeLessThan(records / 4);
  });
});
