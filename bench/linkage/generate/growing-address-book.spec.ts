import { describe, expect, it } from '@jest/globals';
import { formatAddress } from '../../../examples/pearl-city/generator/address.ts';
import { Divisions } from '../../../examples/pearl-city/generator/divisions.ts';
import { Random } from '../../../examples/pearl-city/generator/random.ts';
import { GrowingAddressBook } from './growing-address-book.ts';
import { nameEstates, nameRoads } from './road-names.ts';

const divisions = new Divisions();

/** Of so many households' homes, the share that stands at a door which another one was given. */
function findShareOfSharedDoors(households: number): number {
  const book = new GrowingAddressBook('1', households, divisions);
  const random = new Random('homes');
  const homes = Array.from({ length: households }, () => formatAddress(book.drawHome(random)));
  const doors = [...Map.groupBy(homes, (home) => home).values()];
  return doors.filter(({ length }) => length > 1).reduce((sum, { length }) => sum + length, 0) / households;
}

describe('an address book', () => {
  it('lets as few strangers share a door in a great city as in a small one', () => {
    const [small, great] = [findShareOfSharedDoors(10_000), findShareOfSharedDoors(200_000)];
    expect(small).toBeLessThan(0.1);
    expect(great).toBeLessThan(0.1);
  });

  it('puts an estate at one place', () => {
    const book = new GrowingAddressBook('1', 20_000, divisions);
    const random = new Random('homes');
    const homes = Array.from({ length: 3000 }, () => book.drawHome(random)).filter(
      (home) => home.kind === 'urban',
    );
    for (const group of Map.groupBy(homes, ({ estate }) => estate).values())
      expect(new Set(group.map(({ road, number, village }) => `${village.code} ${road}${number}`)).size).toBe(
        1,
      );
  });
});

describe('names of roads and estates', () => {
  it('never occur twice, and are the demo’s first', () => {
    for (const names of [
      nameRoads(new Random('n'), 600).map(([name]) => name),
      nameEstates(new Random('n'), 2000),
    ])
      expect(new Set(names).size).toBe(names.length);
    expect(nameRoads(new Random('n'), 40)[0]?.[0]).toBe('胜利中路');
  });

  it('run out with a sentence', () => {
    expect(() => nameEstates(new Random('n'), 100_000)).toThrow(/only \d+ further names/);
  });
});
