import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId, toRecordKey } from '#schemas';
import type { DecisionKind } from '../../store/index.ts';
import { findContradictions } from './find-contradictions.ts';

const record = (n: number) => ({
  dataset: toDatasetId('water.accounts'),
  key: toRecordKey(`${n}`),
  role: '',
});
const ruling = (kind: DecisionKind, a: number, b: number) => ({ kind, a: record(a), b: record(b) });
const [must, cannot] = (['must-link', 'cannot-link'] as const).map(
  (kind) => (a: number, b: number) => ruling(kind, a, b),
) as [
  (a: number, b: number) => ReturnType<typeof ruling>,
  (a: number, b: number) => ReturnType<typeof ruling>,
];

/** Whether records 0 to 5 can be put into groups that keep to every ruling: every way is tried. */
function canAllStand(
  rulings: readonly { kind: DecisionKind; a: { key: string }; b: { key: string } }[],
): boolean {
  const place = (groups: number[]): boolean => {
    if (groups.length === 6)
      return rulings.every(({ kind, a, b }) => {
        return (groups[Number(a.key)] === groups[Number(b.key)]) === (kind === 'must-link');
      });
    return Array.from({ length: Math.max(-1, ...groups) + 2 }, (_, group) => [...groups, group]).some(place);
  };
  return place([]);
}

describe('a decision', () => {
  it('stands beside what says nothing about its records', () => {
    expect(findContradictions([must(0, 1), cannot(2, 3)], must(4, 5))).toEqual([]);
    expect(findContradictions([must(0, 1), cannot(1, 2)], cannot(0, 3))).toEqual([]);
  });

  it('takes the place of what stood on its pair, whichever was named first', () => {
    expect(findContradictions([cannot(1, 0)], must(0, 1))).toEqual([]);
    expect(findContradictions([must(1, 0)], cannot(0, 1))).toEqual([]);
  });

  it('is contradicted by what others lead to', () => {
    expect(findContradictions([must(0, 1), must(1, 2), must(4, 5)], cannot(0, 2))).toEqual([
      must(0, 1),
      must(1, 2),
    ]);
    expect(findContradictions([must(0, 1), cannot(2, 1), cannot(0, 5)], must(0, 2))).toEqual([cannot(2, 1)]);
  });

  it('is contradicted exactly when no grouping keeps to all of them', () => {
    const one = fc
      .tuple(fc.constantFrom<DecisionKind>('must-link', 'cannot-link'), fc.nat(5), fc.nat(5))
      .filter(([, a, b]) => a !== b)
      .map(([kind, a, b]) => ruling(kind, a, b));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), one, (standing, added) => {
        fc.pre(canAllStand(standing));
        const isSame = ({ a, b }: typeof added) =>
          [a.key, b.key].sort().join() === [added.a.key, added.b.key].sort().join();
        const left = standing.filter((each) => !isSame(each));
        expect(findContradictions(standing, added).length === 0).toBe(canAllStand([...left, added]));
      }),
    );
  });
});
