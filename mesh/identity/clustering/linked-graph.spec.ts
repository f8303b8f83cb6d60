import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChainLength } from './chain-length.ts';
import { findBridges } from './find-bridges.ts';
import { LinkedGraph } from './linked-graph.ts';
import { toColumns, type Pair } from './testing/index.ts';

type Link = readonly [number, number];
const records = 9;

function toGraph(links: readonly Link[]): LinkedGraph {
  const pairs = toColumns(links.map(([a, b]): Pair => [a, b, 1]));
  const members = Int32Array.from({ length: records }, (_, record) => record);
  return new LinkedGraph({ members, pairs, source: members, must: [], cannot: [] }, 0);
}

/** How far each record is from the first, by links among the given records. */
function walk(links: readonly Link[], first: number, among: readonly number[]): Map<number, number> {
  const reached = new Map([[first, 0]]);
  for (const [record, distance] of reached)
    for (const [a, b] of links)
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        if (from === record && among.includes(to) && !reached.has(to)) reached.set(to, distance + 1);
  return reached;
}

const record = fc.nat(records - 1);
const anyLinks = fc.uniqueArray(
  fc.tuple(record, record).filter(([a, b]) => a < b),
  { selector: ([a, b]) => `${a} ${b}`, maxLength: 14 },
);

describe('what is measured of linked records', () => {
  it('finds the links without which a cluster falls apart', () => {
    const labels = fc.array(fc.nat(1), { minLength: records, maxLength: records });
    fc.assert(
      fc.property(anyLinks, labels, (links, clusters) => {
        const inside = links.filter(([a, b]) => clusters[a] === clusters[b]);
        const everybody = Array.from(clusters.keys());
        const expected = inside.flatMap(([a, b]) => {
          const left = inside.filter(([one, other]) => one !== a || other !== b);
          const parts = [a, b].map((side) => walk(left, side, everybody).size);
          const whole = walk(inside, a, everybody).size;
          if (walk(left, a, everybody).has(b) || whole < 4) return [];
          const pair = links.findIndex(([one, other]) => one === a && other === b);
          return [{ pair, smaller: Math.min(...parts) }];
        });
        const bridges = findBridges(toGraph(links), Int32Array.from(clusters));
        expect([...bridges].sort((one, other) => one.pair - other.pair)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('knows whether a chain within some records is too long, whoever else is linked', () => {
    fc.assert(
      fc.property(
        anyLinks,
        fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8]),
        fc.integer({ min: 1, max: 5 }),
        (...given) => {
          const [links, all, most] = given;
          const [first = 0] = all;
          const among = [...walk(links, first, all).keys()];
          const longest = Math.max(...among.flatMap((each) => [...walk(links, each, among).values()]));
          const chains = new ChainLength(toGraph(links), records);
          expect(chains.exceeds(among, most)).toBe(longest > most);
          expect(chains.exceeds(among, most)).toBe(longest > most);
        },
      ),
      { numRuns: 400 },
    );
  });
});
