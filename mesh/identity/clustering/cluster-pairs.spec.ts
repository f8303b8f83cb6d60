import { describe, expect, it } from '@jest/globals';
import { clusterPairs } from './cluster-pairs.ts';
import type { ClusterProblem, Clustering } from './cluster-problem.ts';
import { toColumns, toGroups, type Pair } from './testing/index.ts';

type Changes = Partial<Omit<ClusterProblem, 'pairs' | 'guards'>> & {
  guards?: Partial<ClusterProblem['guards']>;
};

/** Ten records, a to j. */
function toProblem(pairs: readonly Pair[], { guards, ...changes }: Changes = {}): ClusterProblem {
  return {
    records: 10,
    pairs: toColumns(pairs),
    thresholds: { link: 0, review: -4 },
    guards: { largestCluster: 10, ...guards },
    identifiers: [],
    datasets: new Int32Array(10),
    cleanDatasets: new Set(),
    decisions: [],
    ...changes,
  };
}

const name = (record: number) => 'abcdefghij'[record] ?? '?';

/** The clusters of more than one record as words. */
function toWords({ clusterOf }: Clustering): string[] {
  return toGroups(clusterOf)
    .filter((group) => group.length > 1)
    .map((group) => group.map(name).join(''));
}

const toLines = (findings: Clustering['cuts'] | Clustering['doubts']) =>
  findings.map(({ a, b, weight, reason }) => `${name(a)}${name(b)} ${weight} ${reason}`);

function cluster(pairs: readonly Pair[], changes?: Changes) {
  const clustering = clusterPairs(toProblem(pairs, changes));
  return {
    clusters: toWords(clustering),
    cuts: toLines(clustering.cuts),
    doubts: toLines(clustering.doubts),
  };
}

/** All pairs of these records weigh the same. */
function together(records: readonly number[], weight: number): Pair[] {
  return records.flatMap((b) => records.filter((a) => a < b).map((a): Pair => [a, b, weight]));
}

describe('clusterPairs', () => {
  it('puts linked records together and leaves everybody else alone', () => {
    const pairs: Pair[] = [
      [0, 1, 3],
      [1, 2, 0],
      [3, 4, -5],
    ];
    expect(cluster(pairs)).toEqual({ clusters: ['abc'], cuts: [], doubts: [] });
  });

  it('keeps two valid identifiers apart; who has none goes where the pairs weigh more', () => {
    const identifiers = [Int32Array.of(1, 0, 0, 2, 0, 0, 0, 0, 0, 0)];
    const pairs: Pair[] = [...together([0, 1, 2], 5), [2, 3, 6], [1, 3, 2], [0, 3, -3]];
    expect(cluster(pairs.slice(0, 2), { identifiers }).clusters).toEqual(['abc']);
    expect(cluster(pairs, { identifiers })).toMatchObject({
      clusters: ['ab', 'cd'],
      cuts: ['ac 5 two valid identifiers', 'bc 5 two valid identifiers', 'bd 2 two valid identifiers'],
    });
  });

  it('gives each record of a clean register one partner, the one that it fits best', () => {
    const datasets = Int32Array.of(7, 7, 3, 3, 5, 5, 5, 5, 5, 5);
    const pairs: Pair[] = [
      [0, 2, 9],
      [0, 3, 6],
      [1, 2, 7],
      [1, 3, 4],
    ];
    expect(cluster(pairs, { datasets, cleanDatasets: new Set([7, 3]) })).toEqual({
      clusters: ['ac', 'bd'],
      cuts: ['ad 6 the register holds no duplicates', 'bc 7 the register holds no duplicates'],
      doubts: [],
    });
    expect(cluster(pairs, { datasets }).clusters).toEqual(['abcd']);
  });

  it('cuts a chain at its weakest pairs instead of letting it grow', () => {
    const chain = [9, 8, 7, 1, 9, 8, 7, 2, 9].map((weight, n): Pair => [n, n + 1, weight]);
    const { clusters, cuts } = cluster(chain, { guards: { largestCluster: 4 } });
    expect(clusters).toEqual(['abcd', 'efgh', 'ij']);
    expect(cuts).toEqual(['de 1 too many records', 'hi 2 too many records']);
  });

  it('lets no cluster be larger than allowed, however strong its pairs', () => {
    expect(cluster(together([0, 1, 2], 20), { guards: { largestCluster: 2 } })).toMatchObject({
      clusters: ['ab'],
      cuts: ['ac 20 too many records', 'bc 20 too many records'],
    });
  });

  it('keeps a cluster from becoming too long a chain, whose every link is strong', () => {
    const chain = [9, 6, 8, 7].map((weight, n): Pair => [n, n + 1, weight]);
    const { clusters, cuts } = cluster(chain, { guards: { diameter: 2 } });
    expect(clusters).toEqual(['ab', 'cde']);
    expect(cuts).toEqual(['bc 6 too long a chain']);
    expect(cluster([...chain, ...together([0, 2, 4], 5)], { guards: { diameter: 2 } }).clusters).toEqual([
      'abcde',
    ]);
  });

  it('asks all pairs between two clusters, one that is not given at the review threshold', () => {
    const pairs: Pair[] = [
      [0, 1, 9],
      [2, 3, 9],
      [1, 2, 1],
      [0, 2, -5],
      [0, 3, -5],
      [1, 3, -5],
    ];
    expect(cluster(pairs).clusters).toEqual(['abcd']);
    const apart = { clusters: ['ab', 'cd'], cuts: ['bc 1 the other pairs speak against it'], doubts: [] };
    expect(cluster(pairs, { guards: { averageWeight: 0 } })).toEqual(apart);
    expect(cluster(pairs.slice(0, 3), { guards: { averageWeight: 0 } })).toEqual(apart);
  });

  it('joins two clusters by one weak pair only when another pair supports it, and asks', () => {
    const pairs: Pair[] = [...together([0, 1, 2], 9), ...together([3, 4], 9), [2, 3, 2]];
    const guards = { weakestEdge: 5 };
    expect(cluster(pairs, { guards }).cuts).toEqual(['cd 2 one weak pair alone']);
    expect(cluster([...pairs, [1, 4, -1]], { guards })).toEqual({
      clusters: ['abcde'],
      cuts: [],
      doubts: ['cd 2 one weak pair holds it together'],
    });
    expect(cluster(pairs)).toMatchObject({ doubts: ['cd 2 one weak pair holds it together'] });
    expect(cluster([...pairs, [1, 3, 1]])).toMatchObject({ doubts: [] });
  });

  it('asks of pairs between review and link, once per two clusters', () => {
    const pairs: Pair[] = [
      [0, 1, 9],
      [1, 2, -1],
      [0, 2, -3],
      [3, 4, -4],
      [5, 6, -5],
    ];
    expect(cluster(pairs).doubts).toEqual(['bc -1 between review and link', 'de -4 between review and link']);
    const decisions = [{ kind: 'cannot-link', a: 2, b: 0 }] as const;
    expect(cluster(pairs, { decisions }).doubts).toEqual(['de -4 between review and link']);
  });
});

describe('decisions of stewards', () => {
  const chain: Pair[] = [
    [0, 1, 9],
    [1, 2, 5],
  ];

  it('keep apart for ever, at the best place', () => {
    expect(cluster(chain, { decisions: [{ kind: 'cannot-link', a: 2, b: 0 }] })).toEqual({
      clusters: ['ab'],
      cuts: ['bc 5 a steward keeps them apart'],
      doubts: [],
    });
  });

  it('join in spite of guards, and the guard is told', () => {
    const identifiers = [Int32Array.of(1, 0, 0, 2, 1, 3, 0, 0, 0, 0)];
    const decisions = [{ kind: 'must-link', a: 3, b: 0 }] as const;
    const pairs: Pair[] = [...chain, [3, 4, 4], [3, 5, 3]];
    expect(cluster(pairs, { decisions, identifiers, guards: { averageWeight: -4 } })).toEqual({
      clusters: ['abcde'],
      cuts: ['df 3 two valid identifiers'],
      doubts: ['ad null a steward joined two valid identifiers'],
    });
  });

  it('replace earlier ones on the same two records', () => {
    const cannot = { kind: 'cannot-link', a: 0, b: 1 } as const;
    const must = { kind: 'must-link', a: 1, b: 0 } as const;
    expect(cluster(chain, { decisions: [cannot, must] }).clusters).toEqual(['abc']);
    expect(cluster(chain, { decisions: [must, cannot] }).clusters).toEqual(['bc']);
  });

  it('that join what another keeps apart break at the oldest', () => {
    const decisions = [
      { kind: 'cannot-link', a: 5, b: 8 },
      { kind: 'must-link', a: 6, b: 7 },
      { kind: 'must-link', a: 5, b: 6 },
      { kind: 'must-link', a: 7, b: 8 },
    ] as const;
    expect(cluster([[6, 7, -2]], { decisions })).toEqual({
      clusters: ['fg', 'hi'],
      cuts: ['gh -2 a decision that contradicts newer ones'],
      doubts: [],
    });
    const again = [...decisions, { kind: 'must-link', a: 7, b: 6 }] as const;
    expect(cluster([], { decisions: again })).toMatchObject({
      clusters: ['ghi'],
      cuts: ['fg null a decision that contradicts newer ones'],
    });
  });
});
