import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../random.ts';
import { Clerk } from './clerk.ts';

const newClerk = (seed: number): Clerk => new Clerk(new Random(seed), new Map(), 'water.accounts');
const count = (clerk: Clerk, rows: boolean[], rate: number): number =>
  rows.filter((isPossible) => clerk.errs('name', rate, isPossible)).length;

describe('a clerk', () => {
  it('makes as many errors as the register owes, never more than one or two less or more', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat({ max: 3000 }),
        fc.double({ min: 0, max: 0.7, noNaN: true }),
        (seed, rows, rate) => {
          const made = count(newClerk(seed), new Array<boolean>(rows).fill(true), rate);
          expect(made).toBeGreaterThanOrEqual(Math.floor(rows * rate) - 1);
          expect(made).toBeLessThanOrEqual(Math.ceil(rows * rate * 1.06) + 1);
        },
      ),
    );
  });

  it('makes up on later rows for those that cannot have the error', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => index % 4 === 0);
    expect(count(newClerk(1), rows, 0.1)).toBeGreaterThanOrEqual(300);
  });

  it('never errs where it is impossible', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.boolean()), (seed, rows) => {
        const clerk = newClerk(seed);
        for (const isPossible of rows) if (clerk.errs('name', 0.7, isPossible)) expect(isPossible).toBe(true);
      }),
    );
  });

  it('errs at random places', () => {
    const places = (seed: number): number[] => {
      const clerk = newClerk(seed);
      return Array.from({ length: 200 }, (_, index) => index).filter(() => clerk.errs('name', 0.1));
    };
    expect(places(1)).not.toEqual(places(2));
  });
});
