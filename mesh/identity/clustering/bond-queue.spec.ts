import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BondQueue } from './bond-queue.ts';

const most = 30;
const bond = fc.nat(most - 1);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('put' as const), bond, key: fc.nat(99) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), bond }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pop' as const) }) },
);

describe('BondQueue', () => {
  it('hands out what a sorted list would, whatever is put, moved and taken out', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 200 }), (steps) => {
        const keys = new Array<number>(most).fill(0);
        const precedes = (one: number, other: number) => (keys[one] ?? 0) - (keys[other] ?? 0) || one - other;
        const queue = new BondQueue(most, precedes);
        const list = new Set<number>();
        const pop = () => {
          const [first = -1] = [...list].sort(precedes);
          list.delete(first);
          expect(queue.pop()).toBe(first);
        };
        for (const each of steps) {
          if (each.kind === 'pop') pop();
          else if (each.kind === 'remove') {
            queue.remove(each.bond);
            list.delete(each.bond);
          } else {
            keys[each.bond] = each.key;
            queue.put(each.bond);
            list.add(each.bond);
          }
        }
        while (list.size > 0) pop();
        pop();
      }),
      { numRuns: 500 },
    );
  });
});
