import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EdgeTable } from '../comparing/index.ts';
import { clusterRecords } from './cluster-records.ts';
import type { Evidence } from './growing-clusters.ts';
import { Neighbours } from './neighbours.ts';

type Pair = readonly [number, number, number];
const ids = [...'abcdefghij'];

function toEdges(pairs: readonly Pair[]): EdgeTable {
  const edges = new EdgeTable({ ids, comparisons: [] });
  const pick = (index: 0 | 1 | 2) => pairs.map((pair) => pair[index]);
  edges.append({ a: pick(0), b: pick(1), weight: pick(2), levels: [], weights: [] });
  return edges;
}

function cluster(pairs: readonly Pair[], evidence: Partial<Evidence> = {}) {
  const guards = { largestCluster: 10, conflict: [] };
  const whole = { records: ids.length, guards, identifiers: [], ids, ...evidence };
  const { clusters, cuts } = clusterRecords(toEdges(pairs), 0, whole);
  return {
    clusters: clusters.filter((members) => members.length > 1).map((members) => members.join('')),
    cuts,
  };
}

describe('clusterRecords', () => {
  it('puts linked records together and leaves everybody else alone', () => {
    const { clusters } = clusterRecords(
      toEdges([
        [1, 0, 3],
        [2, 1, 0],
        [3, 4, -1],
      ]),
      0,
      {
        records: 5,
        guards: { largestCluster: 10, conflict: [] },
        identifiers: [],
        ids,
      },
    );
    expect(clusters).toEqual([['a', 'b', 'c'], ['d'], ['e']]);
  });

  it('keeps apart, at the weakest pair, what would hold two valid identifiers', () => {
    const identifiers = [['1', null, null, '2', null, null, null, null, null, null]];
    const chain: Pair[] = [
      [0, 1, 9],
      [1, 2, 2],
      [2, 3, 8],
    ];
    expect(cluster(chain, { identifiers })).toEqual({
      clusters: ['ab', 'cd'],
      cuts: [{ a: 'b', b: 'c', weight: 2, reason: 'two valid identifiers' }],
    });
  });

  it('does not let a chain grow beyond the largest cluster allowed', () => {
    const chain: Pair[] = Array.from({ length: 9 }, (_, n) => [n, n + 1, 9 - n]);
    const { clusters, cuts } = cluster(chain, { guards: { largestCluster: 4, conflict: [] } });
    expect(clusters).toEqual(['abcd', 'efgh', 'ij']);
    expect(cuts.map(({ reason }) => reason)).toEqual(['too many records', 'too many records']);
  });

  it('asks all pairs that were compared whether two clusters are one', () => {
    const pairs: Pair[] = [
      [0, 1, 9],
      [2, 3, 9],
      [1, 2, 1],
      [0, 2, -5],
      [0, 3, -5],
    ];
    const guards = { largestCluster: 10, conflict: [], averageWeight: 0 };
    expect(cluster(pairs).clusters).toEqual(['abcd']);
    const neighbours = new Neighbours(ids.length, [toEdges(pairs)]);
    expect(cluster(pairs, { guards, neighbours })).toEqual({
      clusters: ['ab', 'cd'],
      cuts: [{ a: 'b', b: 'c', weight: 1, reason: 'the other pairs speak against it' }],
    });
  });

  it('never breaks its guards, nor depends on the order of the pairs', () => {
    const record = fc.nat(9);
    const pair = fc.tuple(record, record, fc.integer({ min: -3, max: 5 })).filter(([a, b]) => a !== b);
    const pairs = fc.uniqueArray(pair, { selector: ([a, b]) => [a, b].sort().join(), maxLength: 25 });
    const identifier = fc.array(fc.constantFrom(null, '1', '2'), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(pairs, identifier, fc.func(fc.integer()), (given, values, order) => {
        const evidence = { identifiers: [values], guards: { largestCluster: 5, conflict: ['id'] } };
        const { clusters, cuts } = cluster(given, evidence);
        const shuffled = [...given].sort((a, b) => order(a) - order(b));
        expect(cluster(shuffled, evidence)).toEqual({ clusters, cuts });
        for (const members of clusters) {
          const valid = [...members].flatMap((id) => values[ids.indexOf(id)] ?? []);
          expect(new Set(valid).size).toBeLessThanOrEqual(1);
          expect(members.length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });
});
